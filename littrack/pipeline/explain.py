"""The whole path from one claim and one record to a stance and a verdict, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from littrack.concepts import Lexicon
from littrack.model import Claim, Evidence, Record, Topic, Verdict
from littrack.pipeline import evaluate_claims, topics
from littrack.pipeline.evaluate_claims import ClaimEvaluator
from littrack.pipeline.model_loader import ModelLoader
from littrack.pipeline.show import record_named
from littrack.pipeline.workspace import Workspace
from littrack.retrieve import Index
from littrack.stance import Applicability, ClaimTerms
from littrack.stance.applicability import RecordText
from littrack.stance.model import Model, SentenceScore
from littrack.stance.opinion import Abstract
from littrack.stance.sentences import body


@dataclass(frozen=True, slots=True)
class Explanation:
    """Each step for one claim and record; `rank` counts from 1, None when retrieval left it out.

    `features` are what the head of the built-in model was given, in the order of its weights;
    `verdict` is that on all the topic's records.
    """

    claim: Claim
    rank: int | None
    searched: int
    applies: Applicability
    reader: str
    sentences: tuple[SentenceScore, ...]
    features: tuple[tuple[str, float], ...]
    evidence: Evidence
    verdict: Verdict


def explain(workspace: Workspace, claim: Claim, name: str, topic: Topic) -> Explanation:
    """Hold one claim against the topic's records, and follow one of them."""
    cache, lexicon = workspace.existing_cache, workspace.lexicon(topic)
    record = record_named(cache, name)
    records = topics.records_of(cache, topic)
    models = ModelLoader(workspace.settings, cache)
    index = Index(records, lexicon, encoder=models.encoder, vectors=cache)
    ranked = [c.record.key for c in index.candidates(claim, evaluate_claims.READ)]
    place = ranked.index(record.key) if record.key in ranked else len(ranked)
    scores, features = _read(models, claim, record, lexicon)
    alone = ClaimEvaluator([record], lexicon, models, cache)
    together = ClaimEvaluator(
        records, lexicon, models, cache, searched=evaluate_claims.query_stems(topic)
    )
    return Explanation(
        claim=claim,
        rank=place + 1 if place < len(ranked) else None,
        searched=len(records),
        applies=Applicability.of(ClaimTerms(claim, lexicon), RecordText.of(record, lexicon)),
        reader=models.version,
        sentences=scores,
        features=features,
        evidence=alone.evidence(claim, [record], [place])[0],
        verdict=together.verdict(claim, ()),
    )


def _read(
    models: ModelLoader, claim: Claim, record: Record, lexicon: Lexicon
) -> tuple[tuple[SentenceScore, ...], tuple[tuple[str, float], ...]]:
    """Score each sentence; only the built-in model can say what it made of them."""
    sentences = tuple(said.text for said in body(record))
    seat = models.stance
    if not isinstance(seat, Model) or not sentences:
        return (), ()
    wording = ClaimTerms(claim, lexicon).wording
    return seat.scored(wording, Abstract(sentences, record.title))
