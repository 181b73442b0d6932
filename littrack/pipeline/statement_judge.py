"""A statement held against the one record it cites, by the judge of an article's claims."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from littrack.concepts import Lexicon
from littrack.grade import animals_named, grade
from littrack.model import (
    Claim,
    ClaimType,
    Evidence,
    Grade,
    Judgement,
    Mismatch,
    MismatchKind,
    Rationale,
    Record,
    Species,
    Stance,
)
from littrack.model.verification import StanceCheck, StatementLean, StatementStance
from littrack.stance import Judge, StanceModel
from littrack.stance.judge import SILENT_CITED
from littrack.stance.opinion import Abstract
from littrack.stance.sentences import body
from littrack.stance.wording import as_read
from littrack.verdict.lean import lean
from littrack.verify.differences import denies
from littrack.verify.folding import canonical

# Which kind of claim it is was not read.
_TYPE = ClaimType.OTHER
_KEPT = 200  # records whose words the judge keeps in memory
_NO_PEOPLE = frozenset({Species.ANIMAL, Species.CELLS})
_SIDES = {
    Stance.SUPPORTS: StatementStance.SUPPORTS,
    Stance.CONTRADICTS: StatementStance.CONTRADICTS,
}
NOTHING = StanceCheck(StatementStance.DOES_NOT_SAY)  # of a record without an abstract
_LEANS = {Stance.SUPPORTS: "support", Stance.CONTRADICTS: "contradict"}


@dataclass
class StatementJudge:
    """Judges statements with one model, record by record; what it read is kept in the store."""

    model: StanceModel
    _judge: Judge | None = None
    _seen: set[str] = field(default_factory=set)

    def judge(self, statement: str, record: Record, quoted: str = "") -> StanceCheck:
        """Say what a record says to a statement; `quoted`: the words of it that a row quotes."""
        graded = grade(record)
        animals = _animals(record, graded)
        judged = self._judged(_claim(statement), record, animals)
        sentence = judged.rationale[0] if judged.rationale else Rationale("")
        leaning = lean([Evidence(record, judged, graded)])
        check = StanceCheck(
            _to(judged),
            _probability(judged),
            sentence.text,
            sentence.section,
            tuple(map(_in_words, (*_species(statement, animals), *judged.mismatch))),
            StatementLean(_LEANS.get(leaning.to, ""), leaning.degree.value, leaning.probability),
        )
        return self._quoted(check, statement, record, quoted, judged.rationale)

    def _judged(self, claim: Claim, record: Record, animals: str) -> Judgement:
        if self._judge is None or len(self._seen) >= _KEPT:
            self._judge, self._seen = Judge(Lexicon(()), self.model, cited=True), set()
        self._seen.add(record.key)
        return self._judge.judge(claim, [record], [animals])[0]

    def _quoted(
        self,
        check: StanceCheck,
        statement: str,
        record: Record,
        quoted: str,
        deciding: Sequence[Rationale],
    ) -> StanceCheck:
        """Say whether the sentence quoted bears the statement, where another one decides."""
        sentences = _sentences(record, quoted)
        if not sentences or check.to is StatementStance.UNDETERMINED:
            return check
        if any(one.text in {s.text for s in sentences} for one in deciding):
            return replace(check, quoted=str(check.to))
        texts = tuple(sentence.text for sentence in sentences)
        (said,) = self.model.opinions(as_read(statement), [Abstract(texts, record.title)])
        silent = said.neither >= SILENT_CITED
        sided = check.to is not StatementStance.DOES_NOT_SAY
        better = check.sentence if silent and sided else ""
        return replace(check, quoted="does_not_say" if silent else "bears", better=better)

    def read_on(
        self, said: StanceCheck, statement: str, wide: Record, quoted: str = ""
    ) -> StanceCheck:
        """Ask the full text where the abstract takes no side; only its support counts.

        `said` is what the abstract says, `wide` the record with its full text behind it.
        """
        if said.to in _SIDES.values():
            return said
        reader = StatementJudge(self.model)  # a judge keeps what it read of a record
        read = reader.judge(statement, wide, quoted)
        return read if read.to is StatementStance.SUPPORTS else said


def _claim(statement: str) -> Claim:
    text = " ".join(statement.split())
    name = hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]
    return Claim(name, text, _TYPE, (), negated=denies(text))


def _to(judged: Judgement) -> StatementStance:
    if judged.stance in _SIDES:
        return _SIDES[judged.stance]
    return StatementStance.UNDETERMINED if judged.unsure else StatementStance.DOES_NOT_SAY


def _probability(judged: Judgement) -> float:
    """Give the probability of what is said: of the side, else of neither side."""
    return judged.score if judged.stance in _SIDES else max(0.0, 1.0 - judged.sided)


def _animals(record: Record, graded: Grade) -> str:
    """Name the animals a record studied; "" for people, and where nothing says."""
    if graded.species not in _NO_PEOPLE:
        return ""
    return animals_named(" ".join([record.title, *(s.text for s in record.abstract)]))


def _species(statement: str, animals: str) -> tuple[Mismatch, ...]:
    if not animals or animals in statement.lower():
        return ()
    return (Mismatch(MismatchKind.SPECIES, "", animals),)


def _in_words(mismatch: Mismatch) -> str:
    sides = (f"statement {mismatch.claim_has}", f"record {mismatch.record_has}")
    known = [side for side in sides if not side.endswith(" ")]
    return f"{mismatch.kind}: {', '.join(known)}" if known else str(mismatch.kind)


def _sentences(record: Record, quoted: str) -> list[Rationale]:
    """List the sentences of the abstract that hold some of the quoted words."""
    words = canonical(quoted)
    if not words:
        return []
    found = []
    for sentence in body(record):
        mine = canonical(sentence.text)
        if mine and (mine in words or words in mine):
            found.append(sentence)
    return found
