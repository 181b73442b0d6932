"""Which abstract is read of a record: the publisher's, else an English one of another kind."""

from __future__ import annotations

from collections.abc import Sequence

from littrack.model import OtherAbstract, Section

_ENGLISH = {"", "eng", "en"}  # the DTD's default is "eng"
_PLAIN = "plain-language-summary"


def chosen(
    own: tuple[Section, ...], others: Sequence[OtherAbstract]
) -> tuple[tuple[Section, ...], str]:
    """Give the abstract to read, and the kind of the OtherAbstract it is ("" for the own one)."""
    if own:
        return own, ""
    english = [o for o in others if o.language.lower() in _ENGLISH and o.sections]
    english.sort(key=lambda other: other.kind.lower() == _PLAIN)
    return (english[0].sections, english[0].kind or "OtherAbstract") if english else ((), "")
