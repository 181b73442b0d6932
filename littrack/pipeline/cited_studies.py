"""Cited studies that were found, completed: what befell them, and what they say to what is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from littrack.cache import Cache
from littrack.citations import retold
from littrack.concepts import Lexicon
from littrack.model import (
    CitationCheck,
    CitationMention,
    CitationState,
    Claim,
    MismatchKind,
    Place,
    Reading,
    Record,
    ToldFinding,
)
from littrack.model.verification import StanceCheck, StatementStance
from littrack.pipeline.cited_records import marks, published_form
from littrack.pipeline.evaluate_claims import Progress, no_progress
from littrack.pipeline.finding_cache import KeptFindings
from littrack.pipeline.full_text_passages import FullTexts, with_full_text
from littrack.pipeline.model_loader import ModelLoader
from littrack.pipeline.statement_judge import NOTHING, StatementJudge

_THERE = frozenset(
    {CitationState.VERIFIED, CitationState.METADATA_DIFFERS, CitationState.MISREPORTED}
)
_MARKS = {
    "retracted": "it has been retracted",
    "partly_retracted": "part of it has been retracted",
    "concern": "an expression of concern has been published on it",
    "corrected": "a correction to it has been published",
    "superseded": "a newer version of it has been published",
    "preprint": "it is a preprint, not reviewed by peers",
}
_SHOWN = 160  # characters of a sentence that stand in a reason
_LEADS = frozenset("in by from of at on to according says said".split())
_EMPTY_BRACKETS = re.compile(r"\s*[(\[]\W*[)\]]")


@dataclass
class CitedStudies:
    """Completes checks; `judge` gives the judge when there is something new to read, if any.

    Without one nothing is said of what a study found. `kept` holds what was read before.
    """

    judge: Callable[[], StatementJudge | None]
    full_texts: FullTexts
    lexicon: Lexicon
    kept: KeptFindings

    def completed(
        self,
        checks: Sequence[CitationCheck],
        readings: Sequence[Reading],
        progress: Progress = no_progress,
    ) -> list[CitationCheck]:
        """Complete every check of a study that is there, in order."""
        claims = [claim for reading in readings for claim in reading.claims]
        done = []
        for number, check in enumerate(checks):
            progress("Reading cited studies", number, len(checks))
            done.append(self._completed(check, claims))
        return done

    def _completed(self, check: CitationCheck, claims: Sequence[Claim]) -> CitationCheck:
        record = check.record
        if record is None or check.state not in _THERE:
            return check
        wide = with_full_text(record, self.full_texts.passages(record))
        if wide is not record and check.state is CitationState.MISREPORTED:
            check = retold(check, wide, self.lexicon)
        told = tuple(self._findings(check.mention, record, wide, claims))
        return _with_findings(_marked(replace(check, told=told), record))

    def _findings(
        self, mention: CitationMention, record: Record, wide: Record, claims: Sequence[Claim]
    ) -> Iterator[ToldFinding]:
        """Hold each finding told of a study against its record, then against its full text."""
        if record.digest is not None:
            return
        for text in dict.fromkeys(told_findings(mention, claims)):
            says = self.kept.known(text, wide) or self._read(text, record, wide)
            if says is not None:
                silent = says.to is StatementStance.DOES_NOT_SAY
                why = self.full_texts.may_hold(record) if silent else ""
                yield ToldFinding(text, says, why)

    def _read(self, text: str, record: Record, wide: Record) -> StanceCheck | None:
        judge = self.judge()
        if judge is None:
            return None
        says = _held(text, record, wide, judge)
        self.kept.keep(text, wide, says)
        return says


def reader(models: ModelLoader, store: Cache, lexicon: Lexicon) -> CitedStudies:
    """Give what reads cited studies; no model is loaded before there is something to read."""

    @cache
    def judge() -> StatementJudge | None:
        return StatementJudge(models.stance) if models.stance else None

    return CitedStudies(judge, FullTexts(store), lexicon, KeptFindings.of(store, models.version))


def _held(text: str, record: Record, wide: Record, judge: StatementJudge) -> StanceCheck:
    """Say what the abstract says; where it takes no side, whether the full text bears it out."""
    said = judge.judge(text, record) if record.abstract else NOTHING
    return said if wide is record else judge.read_on(said, text, wide)


def told_findings(mention: CitationMention, claims: Sequence[Claim]) -> Iterator[str]:
    """Yield what the sentence of a mention tells of its study, without the names it is cited by.

    Of claims that overlap the reported one is taken, of those the longest: its parts say no more.
    """
    kept: list[Claim] = []
    mine = [claim for claim in claims if _tells_of(claim, mention)]
    for claim in sorted(mine, key=lambda c: (not c.reported, -_length(c))):
        if not any(_overlap(claim, other) for other in kept):
            kept.append(claim)
    said = (_reported(c, mention) or _bare(c.text, mention) for c in sorted(kept, key=_start))
    yield from filter(None, said)


def _tells_of(claim: Claim, mention: CitationMention) -> bool:
    """Whether a claim is told of the study of a mention, and the article stands behind it."""
    known = mention.id in claim.mentions and claim.endorsed and bool(claim.places)
    place = mention.told or mention.sentence
    told = claim.checkable or bool(_reported(claim, mention))
    return known and told and _within(claim, place)


def _reported(claim: Claim, mention: CitationMention) -> str:
    """The finding behind "Hale and colleagues reported in Thorax that"; "" where none is so told.

    A sentence that opens with who reported it and where is often taken for an announcement.
    """
    sentence, after = mention.sentence, mention.place.end
    if not claim.places[0].start <= mention.place.start < after < claim.places[-1].end:
        return ""
    told = sentence.text[after - sentence.start : claim.places[-1].end - sentence.start]
    finding = told.lstrip(" ,").removeprefix("that ")
    return finding.rstrip(" .") if finding != told.lstrip(" ,") else ""


def _start(claim: Claim) -> int:
    return claim.places[0].start


def _length(claim: Claim) -> int:
    return claim.places[-1].end - claim.places[0].start


def _overlap(one: Claim, other: Claim) -> bool:
    return one.places[0].start < other.places[-1].end and other.places[0].start < one.places[-1].end


def _within(claim: Claim, place: Place) -> bool:
    return all(place.start <= p.start and p.end <= place.end for p in claim.places)


def _bare(text: str, mention: CitationMention) -> str:
    """A claim without the words that name the study; "" where nothing else is left."""
    for name in (mention.place.text, *(i.value for i in mention.identifiers)):
        text = text.replace(name, "")
    text = _EMPTY_BRACKETS.sub("", text).strip().removeprefix("that ")
    return _without_lead(text) if text.strip(" .,;") else ""


def _without_lead(text: str) -> str:
    """A finding without the words that lead to its study's name: "lowered pain, according to"."""
    said = text.strip().split(" ")
    while said and said[-1].strip(",") in _LEADS:
        said.pop()
    return " ".join(said)


def _marked(check: CitationCheck, record: Record) -> CitationCheck:
    found, later = marks(record), published_form(record)
    words = [_MARKS[mark] for mark in found if mark in _MARKS]
    if later:
        words.append(f"it has since been published as PMID {later}")
    words = [word for word in words if word not in check.why]
    why = "; ".join(filter(None, (check.why, *words)))
    return replace(check, why=why, marks=found, published_form=later)


def _with_findings(check: CitationCheck) -> CitationCheck:
    """Say what the study says to what is told of it; against it, it is misreported."""
    against = [f for f in check.told if _speaks_against(f)]
    if against:
        known = check.why if check.state is not CitationState.VERIFIED else ""
        why = "; ".join(filter(None, (known, *map(_against, against))))
        return replace(check, state=CitationState.MISREPORTED, why=why)
    said = [word for f in check.told if (word := _in_words(f))]
    return replace(check, why="; ".join(filter(None, (check.why, *dict.fromkeys(said)))))


def _speaks_against(found: ToldFinding) -> bool:
    """Whether a record contradicts a finding on the same thing, in the same people."""
    kinds = {name.partition(":")[0] for name in found.says.mismatch}
    apart = any(kind.apart for kind in MismatchKind if str(kind) in kinds)
    return found.says.to is StatementStance.CONTRADICTS and not apart


def _against(found: ToldFinding) -> str:
    return (
        f"the article says “{_cut(found.text)}”; its abstract says: “{_cut(found.says.sentence)}”"
    )


def _in_words(found: ToldFinding) -> str:
    text, says = _cut(found.text), found.says
    if says.to is StatementStance.SUPPORTS:
        where = "full text" if says.section.startswith("full text") else "abstract"
        part = f", though not all of it ({'; '.join(says.mismatch)})" if says.mismatch else ""
        return f"its {where} bears out “{text}”{part}"
    if says.to is StatementStance.DOES_NOT_SAY:
        return "; ".join(filter(None, (f"its abstract does not say “{text}”", found.why)))
    return f"whether it says “{text}” could not be told: read it"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} ..."
