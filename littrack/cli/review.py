"""`littrack review` and `littrack audit`: a person decides, and is held against the machine."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from littrack.cli import common
from littrack.cli.review_session import walk
from littrack.model import SettingsError
from littrack.model.wording import counted
from littrack.text import has_words

NO_TERMINAL = (
    "There is no terminal to ask on. Write what waits as a sheet, fill it in with any spreadsheet,"
    " and take it back: littrack review --sheet todo.csv, then littrack review --take todo.csv"
)


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@common.topic_option
@click.option(
    "--reviewer",
    envvar="LITTRACK_REVIEWER",
    default="",
    help="Who decides.  [env: LITTRACK_REVIEWER]",
)
@click.option("--all", "everything", is_flag=True, help="All verdicts and records, not the risky.")
@click.option(
    "--sheet",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what waits as a CSV or Excel (.xlsx) file to fill in, instead of asking.",
)
@click.option(
    "--take",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the decisions of a CSV or Excel file that was filled in.",
)
@click.pass_context
def review(
    ctx: click.Context,
    articles: Sequence[str],
    topic: str,
    reviewer: str,
    everything: bool,
    sheet: Path | None,
    take: Path | None,
) -> None:
    """Walk through uncertain and high-stake verdicts and decide: agree, disagree, why.

    One key an item; every decision is kept at once, so you can stop and go on another day. A
    decision is bound to the evidence it was made on and is marked when that changes; it follows
    its claim when a newer version reads the article otherwise.

    A claim that was misread can be dismissed (m) or corrected (c): its words, within the article's
    sentence, and its fields. Your word wins over the reader in every later run; z takes it back
    (--all lists the claims that were dismissed). In a sheet the opinion is misread, correct (with
    the columns from claim to endorsed written anew) or restore.

    \b
    littrack review --reviewer "R. Ames"
    littrack review --reviewer "R. Ames" --sheet todo.csv
    littrack review --reviewer "R. Ames" --take todo.csv
    """
    from littrack.pipeline import check, reporting, reviewing
    from littrack.report import put

    now = common.now()
    asks = not (sheet or take)
    if asks and common.nobody_answers():
        raise SettingsError(NO_TERMINAL)
    reviewer = reviewer.strip() if has_words(reviewer) else _reviewer(ctx)
    with common.workspace(ctx) as workspace, common.progress() as bar:
        request = check.CheckRequest(articles, topic, stdin=common.stdin(articles))
        done = (
            reporting.made(workspace, request, now, bar)
            if articles
            else reporting.of_topic(workspace, topic, now, bar)
        )
    laid = reviewing.desk(done, reviewer, everything=everything)
    if take:
        kept = reviewing.take(workspace.settings, laid, take, reviewer, now)
        click.echo(f"{counted(len(kept.decisions), 'decision')} of {reviewer} kept.")
        for sentence in kept.remarks:
            click.echo(f"littrack: {sentence}", err=True)
    elif sheet:
        put(sheet, reviewing.written(laid, sheet))
        lie = "is" if len(laid.waiting) == 1 else "are"
        click.echo(
            f"{counted(len(laid.waiting), 'item')} {lie} in {sheet}: fill in opinion, human and"
            f" reason, then: littrack review --take {shlex.quote(str(sheet))}"
        )
    else:
        walk(workspace.settings, laid, reviewer)


def _reviewer(ctx: click.Context) -> str:
    """Ask who decides, where somebody can answer."""
    if common.nobody_answers():
        ctx.fail('Say who decides: --reviewer "R. Ames", or LITTRACK_REVIEWER.')
    name: str = click.prompt("Your name, as it is to stand beside your decisions")
    return name


@click.command()
@common.topic_option
@common.json_option
@click.pass_context
def audit(ctx: click.Context, topic: str, as_json: bool) -> None:
    """Hold the machine's verdicts against people's, by version of the program, and people's
    against each other.

    \b
    littrack audit
    littrack audit --json
    """
    from dataclasses import asdict

    from littrack.pipeline import reviewing

    machine, people = reviewing.audit(common.the_settings(ctx), topic)
    if as_json:
        tables = {"machine": machine, "reviewers": people}
        common.print_json({name: [asdict(a) for a in table] for name, table in tables.items()})
        return
    if not machine:
        click.echo("No decision is kept yet; make some: littrack review")
    for each in [*machine, *people]:
        version = f", {each.version}" if each.version else ""
        measure = "" if each.kappa is None else f", kappa {each.kappa:.2f}"
        click.echo(
            f"{each.first} and {each.second} on {each.kind}{version}:"
            f" {each.agreed} of {each.shared} agree{measure}"
        )
        for (one, other), count in each.confusion:
            if one != other:
                click.echo(f"  {count} x {each.first} {one}, {each.second} {other}")
