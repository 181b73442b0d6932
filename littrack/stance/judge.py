"""The judge: a claim and the records found for it in, one judgement a record out, in order.

The model has the vote. Records that do not name what the claim is about are not asked; those that
name its outcome too are all asked, however many, before silence may be said of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from littrack.concepts import Lexicon
from littrack.model import (
    Claim,
    ClaimType,
    Judgement,
    Mismatch,
    MismatchKind,
    Rationale,
    Record,
    Stance,
)
from littrack.stance.applicability import Applicability, ClaimTerms, RecordText
from littrack.stance.checks import Finding, mismatches
from littrack.stance.opinion import Abstract, Opinion
from littrack.stance.protocol import StanceModel
from littrack.stance.sentences import body, states_no_finding
from littrack.stance.wording import as_read

ASKED = 15  # of the best that name the intervention
SILENT = 0.9  # probability of neither side from which a record counts as silent
UNNAMED_SILENT = 0.5  # the same of a record that does not name the intervention
_ABOUT_STUDIES = (ClaimType.EVIDENCE, ClaimType.NAMED_STUDY)  # these name no intervention


@dataclass(frozen=True, slots=True)
class _Text:
    """What every claim asks of a record."""

    subject: RecordText
    sentences: tuple[Rationale, ...]


class Judge:
    """Judges records against claims with one model; without a model nothing is decided.

    `cited`: a person named the record for the claim, so its subject need not be read off the words.
    """

    def __init__(
        self, lexicon: Lexicon, model: StanceModel | None = None, *, cited: bool = False
    ) -> None:
        self._lexicon = lexicon
        self._cited = cited
        self._model = model
        self._texts: dict[str, _Text] = {}

    def judge(
        self, claim: Claim, records: Sequence[Record], bodies: Sequence[str] = ()
    ) -> list[Judgement]:
        """Judge each record, best candidate first; a judgement that is not sure is neutral.

        `bodies` names for each record the animals it studied, "" for people: what animals showed
        is read as a finding in them, and the policy says how far it goes.
        """
        terms = ClaimTerms(claim, self._lexicon)
        texts = [self._text(record) for record in records]
        found = [Applicability.of(terms, text.subject) for text in texts]
        first, bearing = _asked(found)
        told = self._read(claim, [(n, records[n], texts[n], found[n]) for n in first], bodies)
        if not any(one.unsure or one.stance is not Stance.NEUTRAL for one in told.values()):
            rest = [(n, records[n], texts[n], found[n]) for n in bearing]
            told |= self._read(claim, rest, bodies)
        return [told.get(n) or _not_asked(applies) for n, applies in enumerate(found)]

    def _read(
        self,
        claim: Claim,
        asked: Sequence[tuple[int, Record, _Text, Applicability]],
        bodies: Sequence[str],
    ) -> dict[int, Judgement]:
        """Ask the model about some records; give its judgements by their place."""
        model, told = self._model, {}
        if model is None:
            return {}
        wordings = [_in_body(claim, bodies[n] if bodies else "") for n, *_ in asked]
        abstracts = [
            Abstract(tuple(said.text for said in text.sentences), record.title)
            for _, record, text, _ in asked
        ]
        opinions = _opinions(model, wordings, abstracts)
        for (n, record, text, applies), said in zip(asked, opinions, strict=True):
            base = _opinion(said, text.sentences, model.name, applies)
            if base.about and record.digest:  # too short for its silence to mean anything
                base = replace(base, unsure=True)
            known = self._cited or _subject_read(claim)
            told[n] = _sided(model, claim, record, base, applies, known=known)
        return told

    def _text(self, record: Record) -> _Text:
        key = record.key or record.title
        if key not in self._texts:
            sentences = body(record)
            if record.digest and not sentences:
                sentences = (Rationale(record.digest.finding, "", 0),)
            self._texts[key] = _Text(RecordText.of(record, self._lexicon), sentences)
        return self._texts[key]


def _not_asked(applies: Applicability) -> Judgement:
    by = "not asked" if applies.thing else "another subject"
    return Judgement(Stance.NEUTRAL, 0.0, about=False, decided_by=by)


def _opinion(
    said: Opinion, sentences: Sequence[Rationale], name: str, applies: Applicability
) -> Judgement:
    """What the model says, before a side is taken."""
    silent = SILENT if applies.thing else UNNAMED_SILENT
    return Judgement(
        Stance.NEUTRAL,
        round(max(said.support, said.contradict), 3),
        tuple(sentences[n] for n in said.sentences if n < len(sentences)),
        about=applies.bears,
        unsure=said.neither < silent,
        decided_by=name,
        support=round(said.support, 3),
        contradict=round(said.contradict, 3),
    )


def _in_body(claim: Claim, body: str) -> str:
    """Word a claim as a study in animals could find it."""
    text = as_read(claim.text)
    return f"{text.rstrip('.')} in {body}." if body else text


def _opinions(
    model: StanceModel, wordings: Sequence[str], abstracts: Sequence[Abstract]
) -> list[Opinion]:
    """Ask the model wording by wording; give the answers in the order of the abstracts."""
    found: dict[int, Opinion] = {}
    for wording in dict.fromkeys(wordings):
        places = [n for n, one in enumerate(wordings) if one == wording]
        told = model.opinions(wording, [abstracts[n] for n in places])
        found |= dict(zip(places, told, strict=True))
    return [found[n] for n in range(len(wordings))]


def _subject_read(claim: Claim) -> bool:
    return bool(claim.intervention) or claim.type in _ABOUT_STUDIES


def _sided(
    model: StanceModel,
    claim: Claim,
    record: Record,
    base: Judgement,
    applies: Applicability,
    *,
    known: bool,
) -> Judgement:
    """Take a side where the model is sure enough and no check forbids it."""
    supports = base.support >= base.contradict
    stance = Stance.SUPPORTS if supports else Stance.CONTRADICTS
    if base.score < model.bar(stance, strict=supports):
        return base
    if why := _forbidden(base, applies, stance, known=known):
        return replace(base, unsure=True, decided_by=f"check: {why}")
    found = mismatches(Finding(claim, record, stance, base.rationale))
    if applies.kin:
        kin = Mismatch(MismatchKind.INTERVENTION, claim.intervention, applies.kin)
        found = (kin, *found)
    return replace(base, stance=stance, mismatch=found, about=True, unsure=False)


def _forbidden(base: Judgement, applies: Applicability, stance: Stance, *, known: bool) -> str:
    """Say why no side may be taken, "" when one may."""
    if stance is Stance.CONTRADICTS and not known:
        return "what the claim is about was not read"
    if base.rationale and all(states_no_finding(s) for s in base.rationale):
        return "an aim or a method is no finding"
    return "" if applies.thing else "the record does not name what the claim is about"


def _asked(found: Sequence[Applicability]) -> tuple[list[int], list[int]]:
    """Choose whom to ask at first, and who else names thing and outcome.

    At first the best that name the intervention, filled up with the best others: they may name it
    in words that nothing here knows, and what they say decides nothing.
    """
    applicable = [n for n, one in enumerate(found) if one.thing]
    others = [n for n, one in enumerate(found) if not one.thing]
    first = applicable[:ASKED] + others[: max(0, ASKED - len(applicable))]
    return sorted(first), [n for n in applicable[ASKED:] if found[n].bears]
