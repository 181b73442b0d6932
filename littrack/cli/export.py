"""`littrack export`: the records at hand, or the evidence of a topic, for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from littrack.cli import common
from littrack.model.formats import BY_NAME, FORMATS, listed

_NONE = (
    "littrack: No such record is held. Digests of a starter library are no fetched records;"
    " littrack refresh fetches what they stand for."
)
_NAMES = tuple(form.name for form in FORMATS)


@click.command()
@common.topic_option
@click.option(
    "--format",
    "form",
    type=click.Choice(_NAMES),
    metavar="FORMAT",
    default="pmid",
    show_default=True,
    help=f"One of: {listed(_NAMES)}.",
)
@click.option("--records", is_flag=True, help="Records where a format can hold evidence too.")
@click.option("--retracted", is_flag=True, help="Only records known to be retracted.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A file, or a folder.  [default: standard output for records, report/ for evidence]",
)
@click.pass_context
def export(
    ctx: click.Context, topic: str, form: str, records: bool, retracted: bool, output: Path | None
) -> None:
    """Print the records held and current, or write the evidence of a topic, in other formats.

    pmid, ris, bibtex, csl and nbib hold records; csv, tsv, xlsx, parquet and jsonl hold the
    evidence of a topic, or with --records (or --retracted) the records. Text that a spreadsheet
    would take for a formula is written as text.

    \b
    littrack export --format pmid
    littrack export --format csv --retracted
    littrack export --format ris -o kratom.ris
    littrack export --format xlsx --records -o records.xlsx
    littrack export --format xlsx --topic kratom-withdrawal -o out
    """
    chosen = BY_NAME[form]
    if chosen.evidence and not (records or retracted or form in _REFERENCES):
        _evidence(ctx, topic, form, output)
        return
    if not chosen.records:
        ctx.fail(f"{form} holds evidence, and no records alone.")
    _records(ctx, topic, form, retracted, output)


_REFERENCES = ("ris", "bibtex", "csl", "nbib")


def _evidence(ctx: click.Context, topic: str, form: str, output: Path | None) -> None:
    from littrack.pipeline import reporting

    with common.workspace(ctx) as workspace, common.progress() as bar:
        done = reporting.of_topic(workspace, topic, common.now(), bar)
        folder = output or workspace.settings.reports
        files, _ = reporting.publish(workspace, done, folder, [form], keep=False)
    for path in files:
        click.echo(path)


def _records(
    ctx: click.Context, topic: str, form: str, retracted: bool, output: Path | None
) -> None:
    from littrack import report
    from littrack.pipeline import reporting

    with common.workspace(ctx) as workspace:
        if output is not None:
            found = reporting.records(workspace, topic, retracted=retracted)
            click.echo(report.write_records(found, form, output))
            return
        written = reporting.written_records(workspace, form, topic, retracted=retracted)
    if not written.strip():
        click.echo(_NONE, err=True)
    click.echo(written, nl=False)
