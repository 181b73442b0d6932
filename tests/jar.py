"""A memo in memory, for tests of what is kept between runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class Jar:
    """A memo in memory that counts what it was given."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}
        self.writes = 0

    def memo(self, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        return {key: self.kept[kind, key] for key in keys if (kind, key) in self.kept}

    def keep_memo(self, kind: str, values: Mapping[str, bytes], version: str) -> None:
        assert version
        self.writes += len(values)
        self.kept |= {(kind, key): value for key, value in values.items()}
