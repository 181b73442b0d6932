"""`littrack refresh`: ask the saved queries, fetch what is new or changed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

import click

from littrack.cli import common
from littrack.model import ChangeKind
from littrack.model.wording import counted, named_pmids
from littrack.pipeline.refresh_result import QueryResult, RefreshResult


@click.command()
@click.option(
    "--query", "only", multiple=True, metavar="NAME", help="Only this query (repeatable)."
)
@click.option("--explain", is_flag=True, help="Show what was sent and how PubMed reads it.")
@click.option("--full", is_flag=True, help="Fetch every record again, changed or not.")
@common.embed_option
@common.json_option
@click.pass_context
def refresh(
    ctx: click.Context, only: Sequence[str], explain: bool, full: bool, embed: bool, as_json: bool
) -> None:
    """Fetch from PubMed what the saved queries find: what is new, what has changed, what is gone.

    Nothing is fetched twice: run it as often as you like. Stopped, it goes on where it was.

    \b
    littrack refresh
    littrack refresh --query mitragynine-pharmacology --explain
    """
    from littrack.pipeline import precompute_embeddings
    from littrack.pipeline import refresh as pipeline

    with common.workspace(ctx) as workspace:
        if not workspace.settings.email:
            warning = "no e-mail address is set (NCBI_EMAIL); this Entrez is asked without one"
            click.echo(f"littrack: {warning}.", err=True)
        for doubt in pipeline.doubts(workspace, only):
            click.echo(f"littrack: {doubt}.", err=True)
        with common.progress() as bar:
            done = pipeline.refresh_workspace(
                workspace, common.now(), only=only, full=full, progress=bar
            )
        if as_json:
            common.print_json(data(done))
        else:
            tell(done, explain=explain)
        if embed:
            with common.progress() as bar:
                pmids = {change.pmid for change in done.changes}
                precompute_embeddings.embed(workspace, pmids, bar)
    sys.exit(done.exit_code)


def tell(done: RefreshResult, *, explain: bool = False) -> None:
    """Say query by query what came of a refresh."""
    for note in done.notes:
        click.echo(f"littrack: {note}", err=True)
    for result in done.results:
        click.echo(sentence(result), err=bool(result.problem))
        for line in changed(result):
            click.echo(f"  {line}")
        if explain:
            click.echo(f"  sent:         {result.sent}\n  PubMed reads: {result.translation}")
        for line in (*result.warnings, *result.drift):
            click.echo(f"  {result.name}: {line}", err=True)
    whole = [result for result in done.results if not result.problem]
    click.echo(
        f"{sum(a.new for a in done.results):,} new, checked {sum(a.checked for a in whole):,}"
        f" in {len(whole)} of {counted(len(done.results), 'query')},"
        f" {counted(done.requests, 'request')}."
    )


def sentence(result: QueryResult) -> str:
    """Say in one sentence what came of a query."""
    if result.problem:
        kept = f" {result.new:,} new were kept." if result.new else ""
        return f"{result.name} is incomplete: {result.problem.rstrip('.')}.{kept}"
    counts = Counter(change.kind for change in result.changes)
    del counts[ChangeKind.NEW]
    moved = [f"{counts[kind]:,} {kind}" for kind in ChangeKind if counts[kind]]
    absent = named_pmids(result.absent)
    lacks = f"; listed and not there: PMID {absent}" if absent else ""
    moves = ", ".join([f"{result.new:,} new", *moved])
    return f"{result.name}: {moves}, checked {result.checked:,}{lacks}."


def changed(result: QueryResult) -> list[str]:
    """Name the records that changed, a line each kind; new ones are only counted."""
    by_kind = {kind: [c.pmid for c in result.changes if c.kind is kind] for kind in ChangeKind}
    del by_kind[ChangeKind.NEW]
    return [f"{kind}: PMID {named_pmids(pmids)}" for kind, pmids in by_kind.items() if pmids]


def data(done: RefreshResult) -> dict[str, object]:
    """Give a refresh as data for machines; its keys are a contract, whatever fields are called."""
    values = asdict(done)
    asked = values.pop("results")
    return values | {"asked": asked, "exit_code": done.exit_code, "requests": done.requests}
