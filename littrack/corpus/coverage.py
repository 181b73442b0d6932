"""Whether a corpus holds all that PubMed lists of a year, as far as its files tell."""

from __future__ import annotations

from collections.abc import Mapping

from littrack.corpus.manifest import Manifest, nlm_number

# NLM's yearly baseline has had more files than this since 2019, each year more than the last.
_BASELINE = 970
_HALF = 2


def lacks(manifest: Manifest) -> str:
    """Say what a corpus may lack of PubMed; "" where it holds every file of a whole baseline."""
    held = {nlm_number(part.name) for part in manifest.searched if not part.why}
    releases = {release for release, _ in held}
    if len(releases) != 1 or 0 in releases:
        return "its files are not one baseline of PubMed, so what it lacks is not known"
    last = max(number for _, number in held)
    if last < _BASELINE:
        return f"it holds {len(held):,} of PubMed's files, not a whole baseline"
    missing = last - len(held)
    return f"it lacks {missing:,} of PubMed's first {last:,} files" if missing else ""


def is_past(year: int, years: Mapping[int, int]) -> bool:
    """Whether a corpus goes on well beyond a year, so that its records were in when it was made.

    `years` counts its records by their year.
    """
    return years.get(year + 1, 0) * _HALF >= years.get(year, 0) > 0
