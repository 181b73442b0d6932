"""What moved, in words: for the terminal, as Markdown, as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from littrack.changes.values import ArticleMove, Drift, Moved, Reread, VerdictMove
from littrack.model import CitationState, VerdictLabel
from littrack.model.labels import CITATIONS, VERDICTS
from littrack.model.wording import counted, moment_in_words, span_in_words

SCHEMA = "littrack/changes/1"

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# How many lines of one kind, and records of one move, are listed before the rest is counted.
_SHOWN, _NAMED = 12, 4
_STANCES = {"supports": "for", "contradicts": "against", "mixed": "both ways on"}


def text(moved: Moved) -> str:
    """The digest in plain lines."""
    return "\n".join(_lines(moved, clean, "  ")) + "\n"


def markdown(moved: Moved) -> str:
    """The digest as Markdown."""

    def plain(said: str) -> str:
        return _MARKS.sub(r"\\\1", clean(said))

    head = f"# {plain(moved.title)}: what moved\n\n"
    body = [
        line if line.startswith("  ") or not line.endswith(":") else f"\n## {line[:-1]}\n"
        for line in _lines(moved, plain, "  - ")
    ]
    return head + "\n".join(line.replace("  - ", "- ", 1) for line in body) + "\n"


def as_data(moved: Moved) -> dict[str, Any]:
    """The digest for machines."""
    data = asdict(moved)
    return data | {
        "schema": SCHEMA,
        "since": moved.since.isoformat(),
        "until": moved.until.isoformat(),
        "kinds": sorted(moved.kinds),
        "articles": [
            asdict(move) | {"stands": move.stands.isoformat() if move.stands else None}
            for move in moved.articles
        ],
    }


def clean(said: str) -> str:
    """One line of text: control characters replaced, blanks run together."""
    return " ".join(_CONTROLS.sub("\ufffd", " ".join(said.split())).split())


def _lines(moved: Moved, say: Any, bullet: str) -> Iterator[str]:
    yield f"{say(moved.title)}, {span_in_words(moved.since, moved.until)}."
    if moved.reread:
        yield read_again(moved.reread)
    if not moved.anything:
        stand = (
            "1 claim stands as it"
            if moved.checked == 1
            else f"{moved.checked} claims stand as they"
        )
        yield f"Nothing moved: {stand} stood."
        return
    for title, lines in parts(moved, say):
        if lines:
            yield f"{title} ({len(lines)}):"
            yield from (bullet + line for line in lines[:_SHOWN])
            if len(lines) > _SHOWN:
                yield f"{bullet}and {len(lines) - _SHOWN} more (all of them: --format json)"
    yield ""
    yield f"{moved.checked} {'claim was' if moved.checked == 1 else 'claims were'} in both reports."


def parts(moved: Moved, say: Any) -> Iterator[tuple[str, list[str]]]:
    """Each kind of change: its heading, and a line for each change of the kind."""
    yield (
        "Notices on records the last report leant on",
        [
            f"{say(hit.kind).capitalize()}: {_named(hit.key, hit.title, say)}."
            + (f" {say(hit.detail)}." if hit.detail else "")
            + f" It touches: {'; '.join(map(say, hit.touches))}"
            for hit in moved.hits
        ],
    )
    yield "Verdicts that moved", [_verdict(move, say) for move in moved.verdicts]
    yield (
        "New evidence on claims reported before",
        [
            f"{_named(new.key, new.title, say)} ({say(new.kind)}): "
            + "; ".join(f"{_STANCES[stance]} “{say(claim)}”" for claim, stance in new.claims)
            for new in moved.new
        ],
    )
    yield (
        "Cited studies",
        [
            f"“{say(move.text)}”: {_cited(move.before)} → {_cited(move.after)}"
            for move in moved.citations
        ],
    )
    yield (
        "Saved queries that drifted",
        [f"{say(drift.query)} {drift.what}{_drift(drift, say)}" for drift in moved.drifts],
    )
    yield "Watched articles", [_article(move, say) for move in moved.articles]
    yield "Claims that are new", list(map(say, moved.claims_new))
    yield "Claims the articles no longer make", list(map(say, moved.claims_gone))


def _drift(drift: Drift, say: Any) -> str:
    if drift.before:
        return f": {say(drift.before)} → {say(drift.after)}"
    return f": {say(drift.after)}" if drift.after else ""


def read_again(again: Reread) -> str:
    """Say once what another version of the reader makes of the articles."""
    known = again.same + again.recut
    recut = f", {again.recut} of them in other words" if again.recut else ""
    return (
        f"The articles were read again by a newer version: {counted(known, 'claim')} as before"
        f"{recut}; {len(again.gone)} no longer read, {len(again.new)} new."
        " People's decisions follow their claims."
    )


def _article(move: ArticleMove, say: Any) -> str:
    if not move.why:
        return f"{say(move.source)} can be read again"
    if move.stands is None:
        return f"{say(move.why)} It was never read before"
    return f"{say(move.why)} Its last reading, of {moment_in_words(move.stands)}, stands"


def _verdict(move: VerdictMove, say: Any) -> str:
    named = [f"{_named(c.key, c.title, say)}, {c.what}" for c in move.causes[:_NAMED]]
    if len(move.causes) > _NAMED:
        rest = move.causes[_NAMED:]
        named.append(f"and {len(rest)} more ({', '.join(c.key for c in rest)})")
    causes = "; ".join(named)
    return (
        f"“{say(move.text)}”: {_label(move.before)} → {_label(move.after)}."
        + (f" Because of {causes}." if causes else "")
        + (f" {say(move.note)}" if move.note else "")
    )


def _named(key: str, title: str, say: Any) -> str:
    name = f"PMID {key}" if key.isdigit() else say(key)
    return f"{name} “{say(title)}”"


def _label(label: VerdictLabel) -> str:
    return f"{VERDICTS[label].sign} {VERDICTS[label].word.lower()}"


def _cited(state: str) -> str:
    return CITATIONS[CitationState(state)].word.lower()
