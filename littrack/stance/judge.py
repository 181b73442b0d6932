"""The judge: claim and records in, one judgement a record out, in the same order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from littrack import asks
from littrack.concepts import Lexicon
from littrack.model import Claim, ClaimType, Judgement, Record, Stance
from littrack.stance import families
from littrack.stance.protocol import StanceModel
from littrack.stance.reading import Said, read

_BENEFIT = re.compile(
    r"\b(?:reduc|decreas|lower|less(?:en)?|alleviat|attenuat|ameliorat|reliev|relief|eas(?:e|ed|ing)\b"
    r"|mitigat|improv|helpful|manag|effective|efficac|benefi|suppress|diminish)\w*",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:no|not|nor|neither|without|failed\s+to|lack(?:ed|s|ing)?|absence|never|absent|inconclusive)\b",
    re.IGNORECASE,
)
_NO_STUDIES = re.compile(
    r"\b(?:no|lack\s+of|absence\s+of|without)\s+(?:\w+[\s-]){0,3}(?:trials?|studies)\b"
    r"|\b(?:trials?|studies)\s+are\s+(?:lacking|absent|missing|needed)\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r";|\bbut\b|\balthough\b|\bwhereas\b|\bhowever\b", re.IGNORECASE)


class Judge:
    """Judges records against a claim by rules over a topic's words."""

    def __init__(self, lexicon: Lexicon, model: StanceModel | None = None) -> None:
        self._lexicon = lexicon
        self._model = model

    def judge(self, claim: Claim, records: Sequence[Record]) -> list[Judgement]:
        """Judge each record; a judgement that is not sure is neutral."""
        return [self._one(claim, record) for record in records]

    def _one(self, claim: Claim, record: Record) -> Judgement:
        said = read(record)
        whole = " ".join(s.text for s in said)
        if not self._about(claim, whole):
            return Judgement(Stance.NEUTRAL, 0.5, about=False, decided_by="rule: another subject")
        if claim.type is ClaimType.HARM:
            return self._harm(claim, said, Stance.SUPPORTS)
        if claim.type is ClaimType.NO_HARM:
            return self._harm(claim, said, Stance.CONTRADICTS)
        if asks.clinical_proof(claim):
            return _first(said, _NO_STUDIES, Stance.CONTRADICTS, "rule: no such studies")
        if claim.type in {ClaimType.EFFICACY, ClaimType.COMPARATIVE, ClaimType.EVIDENCE}:
            return self._effect(claim, said)
        return Judgement(Stance.NEUTRAL, 0.5, about=False, decided_by="rule: none")

    def _about(self, claim: Claim, text: str) -> bool:
        wanted = self._lexicon.names(claim.intervention or claim.text)
        named = self._lexicon.names(text)
        if wanted:
            return any(self._lexicon.related(w, n) for w in wanted for n in named)
        words = re.findall(r"[a-z]{4,}", claim.intervention.lower())
        return any(w in text.lower() for w in words)

    def _harm(self, claim: Claim, said: Sequence[Said], stance: Stance) -> Judgement:
        wanted = families.harms(claim.outcome or claim.text)
        for s in said:
            for clause in _CLAUSES.split(s.text):
                if families.mentions_harm(wanted, clause) and not _DENIAL.search(clause):
                    return Judgement(stance, 0.8, (s.rationale,), decided_by="rule: harm reported")
        return Judgement(Stance.NEUTRAL, 0.5, about=False, decided_by="rule: no harm named")

    def _effect(self, claim: Claim, said: Sequence[Said]) -> Judgement:
        wanted = families.symptoms(claim.outcome) or families.harms(claim.outcome)
        every = {**families.SYMPTOMS, **families.HARMS}
        for s in said:
            for clause in _CLAUSES.split(s.text) if s.finds else ():
                near = any(every[w].search(clause) for w in wanted)
                if near and _BENEFIT.search(clause):
                    stance = Stance.MIXED if _DENIAL.search(clause) else Stance.SUPPORTS
                    return Judgement(stance, 0.7, (s.rationale,), decided_by="rule: effect")
        return Judgement(Stance.NEUTRAL, 0.5, about=False, decided_by="rule: no effect named")


def _first(said: Sequence[Said], pattern: re.Pattern[str], stance: Stance, by: str) -> Judgement:
    for s in said:
        if s.finds and pattern.search(s.text):
            return Judgement(stance, 0.8, (s.rationale,), decided_by=by)
    return Judgement(Stance.NEUTRAL, 0.5, about=False, decided_by=by)
