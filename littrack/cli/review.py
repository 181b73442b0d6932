"""`littrack review` and `littrack audit`: a person decides, and is held against the machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from littrack.cli import common
from littrack.cli.walk import walk


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@common.topic_option
@click.option(
    "--reviewer",
    envvar="LITTRACK_REVIEWER",
    prompt="Your name, as it is to stand beside your decisions",
    help="Who decides.  [env: LITTRACK_REVIEWER]",
)
@click.option("--all", "everything", is_flag=True, help="All verdicts and records, not the risky.")
@click.option(
    "--sheet",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what waits as a CSV file to fill in, instead of asking.",
)
@click.option(
    "--take",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the decisions of a CSV file that was filled in.",
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
    decision is bound to the evidence it was made on and is marked when that changes.

    \b
    littrack review --reviewer "R. Ames"
    littrack review --reviewer "R. Ames" --sheet todo.csv
    littrack review --reviewer "R. Ames" --take todo.csv
    """
    from littrack import review as room
    from littrack.pipeline import check, reporting, reviewing

    settings, now = common.the_settings(ctx), common.now()
    with common.progress() as told:
        asked = check.Asked(articles, topic, stdin=common.stdin(articles))
        done = (
            reporting.made(settings, asked, now, told)
            if articles
            else reporting.of_topic(settings, topic, now, told)
        )
    laid = reviewing.desk(done, reviewer, everything=everything)
    if take:
        count = reviewing.take(settings, laid, take, reviewer, now)
        click.echo(f"{count} {'decision' if count == 1 else 'decisions'} of {reviewer} kept.")
    elif sheet:
        sheet.write_text(room.write(laid.waiting), encoding="utf-8-sig")
        click.echo(f"{len(laid.waiting)} items are in {sheet}: fill in opinion, human and reason.")
    else:
        walk(settings, laid, reviewer)


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
