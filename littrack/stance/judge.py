"""The judge: claim and records in, one judgement a record out, in the same order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from littrack import asks
from littrack.concepts import Lexicon
from littrack.model import Claim, ClaimType, Judgement, Record
from littrack.stance import compare, efficacy, existence, harm, mechanism, statement
from littrack.stance.bodies import placed
from littrack.stance.join import joined
from littrack.stance.parts import completed
from littrack.stance.protocol import StanceModel
from littrack.stance.question import Question
from littrack.stance.reading import Said, read, sums_up
from littrack.stance.votes import aside

_ENDANGERS = re.compile(
    r"\b(?:increas|rais|elevat)\w*\s+(?:\w+\s+){0,3}(?:risk|odds|mortality)"
    r"|\bside\s+effects?\s+of\b",
    re.IGNORECASE,
)
_PLANTS = re.compile(
    r"\b(?:seedlings?|germination|seed\s+soaking|rice|wheat|maize|arabidopsis|crops?|cultivars?"
    r"|photosynthe\w*|salinity|drought"
    r"|root\s+growth|chlorophyll|plant\s+growth|postharvest|fruit\s+ripening)\b",
    re.IGNORECASE,
)
_OFTEN = 3
_ABOUT_THING = {
    ClaimType.EFFICACY,
    ClaimType.HARM,
    ClaimType.NO_HARM,
    ClaimType.MECHANISM,
    ClaimType.COMPARATIVE,
    ClaimType.NAMED_STUDY,
}


class Judge:
    """Judges records against a claim by rules over a topic's words."""

    def __init__(self, lexicon: Lexicon, model: StanceModel | None = None) -> None:
        self._lexicon = lexicon
        self._model = model
        self._texts: dict[str, _Text] = {}

    def judge(self, claim: Claim, records: Sequence[Record]) -> list[Judgement]:
        """Judge each record; a judgement that is not sure is neutral."""
        question = Question(completed(claim, self._lexicon), self._lexicon)
        judged = [self._one(question, record) for record in records]
        if self._model:
            judged = joined(self._model, claim, records, judged)
        return [placed(claim.type, one) for one in judged]

    def _read(self, record: Record) -> _Text:
        """Read a record once, however many claims it is held against."""
        if not record.key:
            return _Text.of(record)
        if record.key not in self._texts:
            self._texts[record.key] = _Text.of(record)
        return self._texts[record.key]

    def _one(self, question: Question, record: Record) -> Judgement:
        text = self._read(record)
        said = text.said
        if text.in_plants and not _PLANTS.search(question.claim.text):
            return aside("plants", ["species: plants"])
        if question.claim.type in _ABOUT_THING and not _names(question, text.whole):
            others = sorted({n for s in said[:3] for n, _ in question.thing.others(s.text)})
            named = [f"substance: {', '.join(others)}"] if others else []
            return aside("another subject", named if named and _near(question, said) else ())
        return _RULES[_kind(question)](question, record, said)


@dataclass(frozen=True, slots=True)
class _Text:
    """What every claim asks of a record; `in_plants`: it says nothing of any body."""

    said: tuple[Said, ...]
    whole: str
    in_plants: bool

    @classmethod
    def of(cls, record: Record) -> _Text:
        """Read a record."""
        said = read(record)
        plants = sum(len(_PLANTS.findall(s.text)) for s in said)
        return cls(said, " ".join(s.text for s in said), plants >= _OFTEN)


def _kind(question: Question) -> ClaimType:
    """The rules that fit: "lowers the risk of X" is a benefit, "does not cause X" denies a harm."""
    kind = asks.judged_as(question.claim)
    if kind is ClaimType.HARM and asks.protects(question.claim):
        return ClaimType.EFFICACY
    if kind is ClaimType.EFFICACY and _ENDANGERS.search(question.claim.text):
        return ClaimType.HARM
    return kind


def _names(question: Question, whole: str) -> bool:
    return bool(question.thing) and question.thing.whole(whole)


def _near(question: Question, said: tuple[Said, ...]) -> bool:
    return any(True for s in said for _ in question.target.spots(s.text))


def _named_study(question: Question, record: Record, said: tuple[Said, ...]) -> Judgement:
    """Only the named journal's record may say so; reviews may say there is no such study."""
    journal = re.sub(r"^the\s+", "", record.journal.title.lower())
    if journal and journal in question.claim.text.lower():
        return efficacy.judge(question, said, terse=record.digest is not None)
    missing = existence.no_such_studies(question, said) if sums_up(record) else None
    return missing or aside("not the study named")


def _loose(question: Question, record: Record, said: tuple[Said, ...]) -> bool:
    """Whether every sentence is about the thing: in a digest, in a review named for it."""
    return record.digest is not None or (sums_up(record) and question.subject(said))


def _harm(question: Question, record: Record, said: tuple[Said, ...], *, denied: bool) -> Judgement:
    loose, terse = _loose(question, record, said), record.digest is not None
    return harm.judge(question, said, denied=denied, loose=loose, terse=terse)


_RULES: dict[ClaimType, Callable[[Question, Record, tuple[Said, ...]], Judgement]] = {
    ClaimType.EFFICACY: lambda q, r, s: efficacy.judge(
        q, s, loose=_loose(q, r, s), terse=r.digest is not None
    ),
    ClaimType.HARM: lambda q, r, s: _harm(q, r, s, denied=q.denies),
    ClaimType.NO_HARM: lambda q, r, s: _harm(q, r, s, denied=True),
    ClaimType.MECHANISM: lambda q, _, s: mechanism.judge(q, s),
    ClaimType.COMPARATIVE: lambda q, _, s: compare.judge(q, s),
    ClaimType.EPIDEMIOLOGY: statement.judge,
    ClaimType.EVIDENCE: existence.judge,
    ClaimType.NAMED_STUDY: _named_study,
    ClaimType.NOT_CHECKABLE: lambda *_: aside("not checkable"),
}
