"""`littrack explain CLAIM PMID`: how a record was held against a claim, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from littrack.cli import common

if TYPE_CHECKING:
    from littrack.pipeline.explain import Explanation


@click.command()
@click.argument("claim")
@click.argument("pmid")
@common.topic_option
@common.json_option
@click.pass_context
def explain(ctx: click.Context, claim: str, pmid: str, topic: str, as_json: bool) -> None:
    """Show each step from a claim (its words) and a record to the stance and the verdict.

    \b
    littrack explain "Turmeric reduces knee pain." 30000001
    littrack explain "Turmeric reduces knee pain." 30000001 --topic turmeric --json
    """
    from littrack.pipeline import check
    from littrack.pipeline.explain import explain as follow

    with common.workspace(ctx) as workspace:
        read, chosen = check.one_claim(workspace, claim, topic, common.now())
        found = follow(workspace, read, pmid, chosen)
    if as_json:
        common.print_json(asdict(found))
        return
    click.echo("\n".join(_lines(found)))


def _readings(found: Explanation) -> Iterator[str]:
    yield f"Readers: {found.reader}"
    for one in found.sentences:
        again = "" if one.large is None else "; again {:.2f} / {:.2f} / {:.2f}".format(*one.large)
        yield "  [{}] {:.2f} / {:.2f} / {:.2f}".format(one.number, *one.small) + again
        yield f"      {one.text}"
    yield "  (support / contradiction / neither; again: by the large reader)"


def _lines(found: Explanation) -> Iterator[str]:
    claim, judged = found.claim, found.evidence.judgement
    grade = found.evidence.grade
    yield f"Claim: {claim.text} ({claim.type})"
    yield f"  about {claim.intervention or '(not recognised)'}; outcome {claim.outcome or '(none)'}"
    rank = f"place {found.rank}" if found.rank else "not among the nearest"
    yield f"Retrieval: {rank} of {found.searched} records"
    named = "names" if found.applies.thing else "does not name"
    yield (
        f"Applicability: {named} what the claim is about; "
        f"{found.applies.outcome:.0%} of the outcome's words"
    )
    yield from _readings(found)
    if found.features:
        yield "Features: " + " ".join(f"{value:g}" for _, value in found.features)
    yield (
        f"Stance: {judged.stance} (support {judged.support:.2f}, contradiction "
        f"{judged.contradict:.2f}), decided by {judged.decided_by}"
    )
    for each in judged.mismatch:
        yield f"  differs in {each.kind}: claim {each.claim_has!r}, record {each.record_has!r}"
    yield f"Grade: {grade.design}, {grade.level}, {grade.species}, n {grade.n or 'unknown'}"
    yield f"Verdict on all records: {found.verdict.label} by the rule “{found.verdict.rule}”"
    yield f"  {found.verdict.why}"
