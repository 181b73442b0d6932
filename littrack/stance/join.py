"""Rules and model together: the model speaks where the rules cannot tell, and may only doubt them.

| rules | model, from its threshold | together |
|---|---|---|
| another subject, or a named mismatch | anything | the rules |
| a stance | the same, or unsure | the rules |
| a stance | the opposite | unsure: the record is listed for a person to read |
| cannot tell | a stance | the model's stance, marked as its own |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from littrack.model import Claim, Judgement, Record, Stance
from littrack.stance.opinion import Abstract, Opinion
from littrack.stance.protocol import StanceModel
from littrack.stance.reading import Part, Said, read

_SIDED = (Stance.SUPPORTS, Stance.CONTRADICTS)


def joined(
    model: StanceModel, claim: Claim, records: Sequence[Record], judged: Sequence[Judgement]
) -> list[Judgement]:
    """Ask the model about the records the rules think bear on the claim, and join both answers."""
    asked = [number for number, one in enumerate(judged) if _worth_asking(one)]
    said = [_told(records[number]) for number in asked]
    shown = [
        Abstract(tuple(s.text for s in one), records[number].title)
        for number, one in zip(asked, said, strict=True)
    ]
    opinions = model.opinions(claim.text, shown)
    together = list(judged)
    for number, sentences, opinion in zip(asked, said, opinions, strict=True):
        together[number] = _both(judged[number], opinion, sentences, model)
    return together


def _worth_asking(judgement: Judgement) -> bool:
    sided = judgement.stance in _SIDED
    return judgement.about and not judgement.mismatch and (sided or judgement.unsure)


def _told(record: Record) -> tuple[Said, ...]:
    return tuple(s for s in read(record) if s.part is not Part.TITLE)


def _both(
    judgement: Judgement, opinion: Opinion, said: Sequence[Said], model: StanceModel
) -> Judgement:
    stance = Stance.SUPPORTS if opinion.support >= opinion.contradict else Stance.CONTRADICTS
    sure = max(opinion.support, opinion.contradict)
    told = opinion.firm and bool(opinion.sentences) and sure >= model.threshold
    if not told or stance is judgement.stance:
        return judgement
    if judgement.unsure:
        rests_on = tuple(said[n].rationale for n in sorted(opinion.sentences))
        return Judgement(stance, round(sure, 2), rests_on, decided_by=model.name)
    by = f"{judgement.decided_by}; {model.name} reads it the other way"
    return replace(judgement, stance=Stance.NEUTRAL, score=0.4, unsure=True, decided_by=by)
