"""One source file as a stream: unzipped, cut into records, its fingerprint taken on the way."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from littrack import pubmed
from littrack.model import CorpusError

_GZIP = b"\x1f\x8b"


class Source:
    """A file of PubMed, gzip or plain; `sha256` is known once its items were read to the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sha256 = ""

    def items(self) -> Iterator[pubmed.Served | pubmed.Deleted]:
        """Yield its records and deletions in order."""
        with self.path.open("rb") as file:
            hashing = _HashingReader(file)
            stream = io.BufferedReader(hashing, 1 << 18)
            try:
                yield from pubmed.cut(_plain(stream))
            except (EOFError, zlib.error, gzip.BadGzipFile) as error:
                raise CorpusError(
                    f"{self.path} is not whole ({error}); download it again."
                ) from error
            while stream.read(1 << 20):
                pass
        self._hold_against(hashing.md5.hexdigest())
        self.sha256 = hashing.sha256.hexdigest()

    def _hold_against(self, md5: str) -> None:
        """Compare with the MD5 that NLM serves beside a file, where it was downloaded too."""
        beside = self.path.with_name(self.path.name + ".md5")
        if beside.is_file() and md5 not in beside.read_text(encoding="utf-8").lower():
            raise CorpusError(f"{self.path} is not what {beside.name} says; download it again.")


def _plain(stream: io.BufferedReader[_HashingReader]) -> BinaryIO:
    if stream.peek(2).startswith(_GZIP):
        return gzip.GzipFile(fileobj=stream)  # type: ignore[return-value] # it reads as a file does
    return stream


class _HashingReader(io.RawIOBase):
    """A file whose hashes grow with what is read of it."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self.sha256 = hashlib.sha256()
        self.md5 = hashlib.md5(usedforsecurity=False)

    def read(self, size: int = -1, /) -> bytes:
        """Read on."""
        return super().read(size) or b""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # any buffer will do
        """Read on, and take note of what was read."""
        chunk = self._file.read(len(buffer))
        buffer[: len(chunk)] = chunk
        self.sha256.update(chunk)
        self.md5.update(chunk)
        return len(chunk)
