"""`littrack export`: the records at hand, or the evidence of a topic, for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from littrack.cli import common

RECORDS = ["pmid", "ris", "bibtex", "csl", "nbib"]
EVIDENCE = ["csv", "tsv", "xlsx", "parquet", "jsonl", "md", "json", "html", "claimreview"]

_NONE = (
    "littrack: No such record is held. Digests of a starter library are no fetched records;"
    " littrack refresh fetches what they stand for."
)


@click.command()
@common.topic_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*RECORDS, *EVIDENCE]),
    default="pmid",
    show_default=True,
    help="Records (pmid, ris, bibtex, csl, nbib) or evidence (the others).",
)
@click.option("--retracted", is_flag=True, help="Only records known to be retracted.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A file for records, a folder for evidence.  [default: standard output, and report/]",
)
@click.pass_context
def export(ctx: click.Context, topic: str, form: str, retracted: bool, output: Path | None) -> None:
    """Print the records held and current, or write the evidence of a topic, in other formats.

    Records are printed, or written to the file -o names; evidence is written to the folder -o
    names. Text that a spreadsheet would take for a formula is written as text.

    \b
    littrack export --format pmid
    littrack export --format pmid --retracted
    littrack export --format ris -o kratom.ris
    littrack export --format xlsx --topic kratom-withdrawal -o out
    """
    from littrack.pipeline import reporting

    settings = common.the_settings(ctx)
    if form in EVIDENCE:
        with common.progress() as told:
            done = reporting.of_topic(settings, topic, common.now(), told)
        files, _ = reporting.publish(settings, done, output or settings.reports, [form], keep=False)
        for path in files:
            click.echo(path)
        return
    text = reporting.write_records(settings, form, topic, retracted=retracted)
    if not text.strip():
        click.echo(_NONE, err=True)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
