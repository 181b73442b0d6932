"""The judge: a claim and the records found for it in, one judgement a record out, in order.

The model has the vote. Records that do not name what the claim is about are not asked; those that
name its outcome too are all asked, however many, before silence may be said of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from littrack import asks
from littrack.concepts import Lexicon
from littrack.model import (
    Claim,
    Direction,
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
from littrack.stance.sentences import body, says_alike, states_no_finding
from littrack.stance.trust import Context
from littrack.stance.wording import coverage, cues, stem_set
from littrack.text import words

ASKED = 6  # of the best that name the intervention
NEAREST = 4  # of the nearest records, whatever they name
# Probability of neither side from which a record counts as silent, as believed; and as the reader
# says of a record that names thing and outcome.
SILENT, SILENT_NEAR = 0.78, 0.97
WHOLLY = 0.78  # believed support from which a sentence counts as saying all of a claim
SURELY = 0.9  # believed so, a claim whose subject was not read may be contradicted
SILENT_CITED = 0.85  # the same of a record a person named for the claim, as the reader says


_NIL = (Direction.NO_EFFECT, Direction.ABSENT)
_FRAGMENT = "only a part of a statement was read"
_NO_FINDING = "an aim or a method is no finding"
_NOT_READ = "what the claim is about was not read"
_BOTH_DENY = "claim and sentence both deny a difference"
_NOT_NAMED = "the record does not name what the claim is about"
_NOT_IN_PEOPLE = "a study in animals is none in people"
_FORBIDDING = (_FRAGMENT, _NO_FINDING, _NOT_READ, _NOT_NAMED, _BOTH_DENY, _NOT_IN_PEOPLE)


@dataclass(frozen=True, slots=True)
class _Text:
    """What every claim asks of a record."""

    subject: RecordText
    sentences: tuple[Rationale, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A record that may bear on a claim, and what is known of the two before it is read.

    `body` names the animals of the study, "" for people; `place` is the record's among all
    candidates, from 0.
    """

    record: Record
    text: _Text
    applies: Applicability
    body: str
    place: int


class Judge:
    """Judges records against claims with one model; without a model nothing is decided.

    `cited`: a person named the record for the claim, so its subject need not be read off the words.
    A claim that names no intervention is read as one about the subject of the topic.
    """

    def __init__(
        self, lexicon: Lexicon, model: StanceModel | None = None, *, cited: bool = False
    ) -> None:
        self._lexicon = lexicon
        self._cited = cited
        self._model = model
        self._texts: dict[str, _Text] = {}

    def judge(
        self,
        claim: Claim,
        records: Sequence[Record],
        bodies: Sequence[str] = (),
        places: Sequence[int] = (),
    ) -> list[Judgement]:
        """Judge each record, best candidate first; a judgement that is not sure is neutral.

        `bodies` names for each record the animals it studied, "" for people: what animals showed
        is read as a finding in them, and the policy says how far it goes. `places` are the records'
        among all candidates, from 0, where some of these are judged already.
        """
        terms = ClaimTerms(claim, self._lexicon)
        found = [
            self._candidate(terms, record, body, place)
            for record, body, place in zip(
                records,
                bodies or [""] * len(records),
                places or range(len(records)),
                strict=True,
            )
        ]
        first, bearing = _asked(found)
        told = self._read(terms, found, first)
        if not any(one.unsure or one.stance is not Stance.NEUTRAL for one in told.values()):
            told |= self._read(terms, found, bearing)
        return [told.get(n) or _not_asked(one.applies) for n, one in enumerate(found)]

    def _candidate(self, terms: ClaimTerms, record: Record, body: str, place: int) -> _Candidate:
        text = self._text(record)
        return _Candidate(record, text, Applicability.of(terms, text.subject), body, place)

    def _read(
        self, terms: ClaimTerms, found: Sequence[_Candidate], asked: Sequence[int]
    ) -> dict[int, Judgement]:
        """Ask the model about some of the candidates; give its judgements by their number."""
        model = self._model
        if model is None:
            return {}
        wordings = [_in_body(terms.wording, found[n].body) for n in asked]
        abstracts = [
            Abstract(tuple(said.text for said in found[n].text.sentences), found[n].record.title)
            for n in asked
        ]
        opinions = _opinions(model, wordings, abstracts)
        return {
            n: self._judged(terms, found[n], wording, said)
            for n, wording, said in zip(asked, wordings, opinions, strict=True)
        }

    def _judged(self, terms: ClaimTerms, one: _Candidate, wording: str, said: Opinion) -> Judgement:
        """Weigh one answer, and take a side or none."""
        model, sentences = self._model, one.text.sentences
        rationale = tuple(sentences[i] for i in said.sentences if i < len(sentences))
        context = replace(
            _context(wording, one, rationale),
            known=self._cited or terms.read,
            whole=self._cited or terms.whole,
            denies=_denies(terms),
        )
        believed = said if self._cited or model is None else model.weighed(said, context)
        base = _opinion(believed, rationale, model.name if model else "", one.applies)
        base = replace(base, unsure=self._unsure(said, base, one.record))
        doubt = _doubt(said, context, rationale)
        if one.body and asks.clinical_proof(terms.claim):
            doubt = _NOT_IN_PEOPLE
        return self._sided(terms, one, base, doubt)

    def _unsure(self, said: Opinion, base: Judgement, record: Record) -> bool:
        """Whether a record may decide the claim; a digest is too short for its silence to count."""
        digest = base.about and record.digest is not None
        if self._cited:
            return digest or said.neither < SILENT_CITED
        near = base.about and said.neither < SILENT_NEAR
        return digest or near or base.sided > 1 - SILENT

    def _sided(self, terms: ClaimTerms, one: _Candidate, base: Judgement, doubt: str) -> Judgement:
        """Take a side where the model is sure enough and no check forbids it."""
        supports = base.support >= base.contradict
        stance = Stance.SUPPORTS if supports else Stance.CONTRADICTS
        sure = self._model is not None and base.score >= self._model.bar(stance, cited=self._cited)
        if doubt and (not sure or _forbids(doubt, base)):
            return replace(base, unsure=base.unsure or sure, decided_by=f"check: {doubt}")
        if not sure:
            return base
        checked = mismatches(Finding(terms.claim, one.record, stance, base.rationale))
        found = (*self._differences(terms, one, base), *checked)
        return replace(base, stance=stance, mismatch=found, about=True, unsure=False)

    def _differences(
        self, terms: ClaimTerms, one: _Candidate, base: Judgement
    ) -> Iterator[Mismatch]:
        """A kind or a part of the thing named instead; support that may be of a part of the claim.

        A digest is its reader's own sentence of what was found.
        """
        if kin := one.applies.kin:
            yield Mismatch(MismatchKind.INTERVENTION, terms.claim.intervention, kin)
        of_claim = not self._cited and not one.record.digest
        if of_claim and base.support >= base.contradict and base.score < WHOLLY:
            yield Mismatch(MismatchKind.WHOLE, "", "")

    def _text(self, record: Record) -> _Text:
        key = record.key or record.title
        if key not in self._texts:
            sentences = body(record)
            if record.digest and not sentences:
                sentences = (Rationale(record.digest.finding, "", 0),)
            self._texts[key] = _Text(RecordText.of(record, self._lexicon), sentences)
        return self._texts[key]


def _in_body(wording: str, body: str) -> str:
    """Word a claim of the animals a study was in as it could find it; as it is of people."""
    return f"{wording.rstrip('.')} in {body}." if body else wording


def _not_asked(applies: Applicability) -> Judgement:
    by = "not asked" if applies.thing else "another subject"
    return Judgement(Stance.NEUTRAL, 0.0, about=False, decided_by=by)


def _context(wording: str, one: _Candidate, rationale: Sequence[Rationale]) -> Context:
    """Gather what is known of claim and record beside what the model says."""
    asked = stem_set(wording)
    told = " ".join((one.record.title, *(said.text for said in rationale)))
    return Context(
        named=one.applies.thing,
        outcome=one.applies.outcome,
        met=one.applies.met,
        near=1 / (1 + one.place),
        covered=coverage(asked, stem_set(told)),
        finding=not (rationale and all(states_no_finding(said) for said in rationale)),
    )


def _denies(terms: ClaimTerms) -> bool:
    """Whether a claim says that something is not so, or makes no difference."""
    claim = terms.claim
    denied = not cues("negation").isdisjoint(words(terms.text))
    return denied or claim.negated or claim.direction in _NIL


def _opinion(
    said: Opinion, rationale: tuple[Rationale, ...], name: str, applies: Applicability
) -> Judgement:
    """What the model says, before a side is taken."""
    return Judgement(
        Stance.NEUTRAL,
        round(max(said.support, said.contradict), 3),
        rationale,
        about=applies.bears,
        decided_by=name,
        support=round(said.support, 3),
        contradict=round(said.contradict, 3),
    )


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


def _doubt(said: Opinion, context: Context, rationale: Sequence[Rationale]) -> str:
    """Say why an answer may be believed less than the model does, "" when nothing speaks so."""
    against = said.contradict > said.support
    found = {
        _FRAGMENT: not context.whole,
        _NO_FINDING: not context.finding,
        _NOT_READ: against and not context.known,
        _BOTH_DENY: against and context.denies and any(map(says_alike, rationale)),
        _NOT_NAMED: not context.named,
    }
    return next((why for why, holds in found.items() if holds), "")


def _forbids(doubt: str, base: Judgement) -> bool:
    """Whether a doubt keeps a side from being taken however sure the model is."""
    return doubt in _FORBIDDING and not (doubt == _NOT_READ and base.score >= SURELY)


def _asked(found: Sequence[_Candidate]) -> tuple[list[int], list[int]]:
    """Choose whom to ask at first, and who else names thing and outcome.

    At first the best that name the intervention and the nearest few, which may name it in words
    that nothing here knows.
    """
    applicable = [n for n, one in enumerate(found) if one.applies.thing]
    nearest = (n for n, one in enumerate(found) if one.place < NEAREST)
    first = {*applicable[:ASKED], *nearest}
    return sorted(first), [n for n in applicable if found[n].applies.bears and n not in first]
