"""Two reports of one topic, read from their JSON contract, held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from littrack.changes.affected_notices import affected_notices
from littrack.changes.drift import drifts
from littrack.changes.reread import (
    corrected,
    matched,
    read_otherwise,
    renamed,
    reread,
    word_of_a_person,
)
from littrack.changes.values import (
    ArticleMove,
    Cause,
    CitationMove,
    Moved,
    NewEvidence,
    VerdictMove,
)
from littrack.model import Change, VerdictLabel
from littrack.model.labels import rank

Data = Mapping[str, Any]
_SPEAKS = {
    "supports": "speaks for the claim",
    "contradicts": "speaks against the claim",
    "mixed": "points both ways",
    "neutral": "does not speak to the claim",
}


def compare(before: Data, after: Data, record_changes: Sequence[Change] = ()) -> Moved:
    """Tell what moved from one report of a topic to the next.

    `record_changes` are what the store noticed meanwhile; only those on records the last report
    leant on are reported. Where another version of the reader read the articles, claims are matched
    by place and words, and what it reads otherwise is counted, not told claim by claim.
    """
    old, new = _by_id(before), _by_id(after)
    again = matched(before, after) if read_otherwise(before, after) else None
    old = renamed(old, again or corrected(old, new))
    both = [key for key in new if key in old]
    moves = [_move(old[k], new[k], before, after) for k in both if _label(old[k]) != _label(new[k])]
    return Moved(
        topic=str(after["topic"]),
        title=str(after["title"]),
        since=datetime.fromisoformat(before["generated"]),
        until=datetime.fromisoformat(after["generated"]),
        verdicts=tuple(sorted(moves, key=lambda move: (rank(move.after), move.claim))),
        hits=tuple(affected_notices(before, after, record_changes)),
        new=tuple(_new(old, new)),
        citations=tuple(_citations(before, after)),
        drifts=tuple(drifts(before, after)),
        claims_new=() if again else tuple(_new_claims(old, new)),
        claims_gone=() if again else tuple(_gone(old, new, before, after)),
        checked=len(both),
        articles=tuple(_articles(before, after)),
        reread=reread(again, after) if again else None,
    )


def _new_claims(old: Mapping[str, Data], new: Mapping[str, Data]) -> Iterator[str]:
    yield from (new[key]["text"] for key in new if key not in old)


def _gone(
    old: Mapping[str, Data], new: Mapping[str, Data], before: Data, after: Data
) -> Iterator[str]:
    """Claims no article makes any more; what an article says that was not read is not known."""
    unread = set(_unread(after))
    read = {a["id"] for a in before["articles"] if a["source"] not in unread}
    for key, claim in old.items():
        if key not in new and any(place["article"] in read for place in claim["places"]):
            yield claim["text"]


def _unread(report: Data) -> dict[str, Data]:
    return {each["source"]: each for each in report.get("unread", ())}


def _articles(before: Data, after: Data) -> Iterator[ArticleMove]:
    """Articles that could be read at one report and not at the other: each time said once."""
    old, new = _unread(before), _unread(after)
    for source, each in new.items():
        if source not in old:
            stands = each["stands"] and datetime.fromisoformat(each["stands"])
            yield ArticleMove(source, each["why"], stands or None)
    read = {article["source"] for article in after["articles"]}
    yield from (ArticleMove(source) for source in old if source not in new and source in read)


def _by_id(report: Data) -> dict[str, Data]:
    return {claim["id"]: claim for claim in report["claims"]}


def _label(claim: Data) -> VerdictLabel:
    return VerdictLabel(claim["verdict"])


def _rows(claim: Data) -> dict[str, Data]:
    return {row["key"]: row for row in claim["evidence"]}


def _move(old: Data, new: Data, before: Data, after: Data) -> VerdictMove:
    causes = tuple(_causes(_rows(old), _rows(new)))
    return VerdictMove(
        new["id"],
        new["text"],
        _label(old),
        _label(new),
        causes,
        word_of_a_person(old, new) or _reread(old, new) or _note(causes, before, after),
    )


def _reread(old: Data, new: Data) -> str:
    """Say that the claim itself is taken otherwise: the article moved it, not only the records."""
    parts = [
        f"{part} “{old.get(part) or 'none'}” → “{new.get(part) or 'none'}”"
        for part in ("type", "intervention", "outcome", "population", "direction")
        if old.get(part) != new.get(part)
    ]
    return f"The article's claim is taken otherwise now: {', '.join(parts)}." if parts else ""


def _causes(old: Mapping[str, Data], new: Mapping[str, Data]) -> Iterator[Cause]:
    for key in sorted(old.keys() | new.keys()):
        what = _what(old.get(key), new.get(key))
        if what:
            row = new.get(key) or old[key]
            yield Cause(key, row["pmid"], row["title"], what)


def _what(old: Data | None, new: Data | None) -> str:
    if new is None:
        return f"no longer listed: it {_spoke(old)}" if old and _bears(old) else ""
    if old is None:
        return _came(new)
    if new["retracted"] != old["retracted"]:
        gone = f"retracted: it {_spoke(old)}"
        return gone if new["retracted"] else f"no longer retracted: {_SPEAKS[new['stance']]}"
    if old["stance"] != new["stance"]:
        return f"read otherwise: it {_spoke(old)}, now it {_SPEAKS[new['stance']]}"
    if old.get("counts") != new.get("counts"):
        return "counts now" if new.get("counts") else "no longer counts"
    return ""


def _came(new: Data) -> str:
    return f"newly listed: {_SPEAKS[new['stance']]}" if _bears(new) else ""


def _bears(row: Data) -> bool:
    return bool(row["stance"] != "neutral")


def _spoke(row: Data) -> str:
    return (
        _SPEAKS[row["stance"]]
        .replace("speaks", "spoke")
        .replace("points", "pointed")
        .replace("does not speak", "did not speak")
    )


def _note(causes: Sequence[Cause], before: Data, after: Data) -> str:
    if causes:
        return ""
    old, new = before.get("versions", {}), after.get("versions", {})
    moved = [
        f"{name} {old.get(name, 'none')} → {new[name]}"
        for name in new
        if old.get(name) != new[name]
    ]
    if moved:
        return f"No record moved it; the program did: {', '.join(moved)}."
    return "No listed record moved it: the records that were silent, or how it was read, did."


def _new(old: Mapping[str, Data], new: Mapping[str, Data]) -> Iterator[NewEvidence]:
    """Records that bear on a claim known before and were listed with none: news that matters."""
    listed = {key for claim in old.values() for key in _rows(claim)}
    found: dict[str, tuple[Data, list[tuple[str, str]]]] = {}
    for key, claim in new.items():
        for record, row in _rows(claim).items():
            if key in old and record not in listed and row["stance"] != "neutral":
                found.setdefault(record, (row, []))[1].append((claim["text"], row["stance"]))
    for record, (row, claims) in sorted(found.items()):
        yield NewEvidence(record, row["pmid"], row["title"], _kind(row), tuple(claims))


def _kind(row: Data) -> str:
    n = f"n = {row['n']:,}" if row["n"] is not None else ""
    parts = (row["design"], row["species"], n, str(row["year"] or ""))
    return ", ".join(part for part in parts if part)


def _citations(before: Data, after: Data) -> Iterator[CitationMove]:
    def known(report: Data) -> dict[tuple[str, str], Data]:
        return {(cited["article"], cited["text"]): cited for cited in report["citations"]}

    old, new = known(before), known(after)
    for key in new:
        if key in old and old[key]["state"] != new[key]["state"]:
            yield CitationMove(new[key]["text"], old[key]["state"], new[key]["state"])
