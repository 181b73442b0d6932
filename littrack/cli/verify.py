"""`littrack verify`: statements held against the references they carry."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from littrack.cli import common

if TYPE_CHECKING:
    from littrack.model.verification import StatementRow, Verification

FORMATS = ("table", "json", "csv", "md", "sarif", "html")


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE|REFERENCE]...")
@click.option("--quote", help="A quote to look for, without a file.")
@click.option("--statement", help="A statement to judge, without a file.")
@click.option("--title", help="The title given with the reference, without a file.")
@click.option(
    "--columns",
    "named",
    multiple=True,
    metavar="PART=COLUMN,...",
    help="What columns or fields are called: statement, reference, quote, title, supports, id.",
)
@click.option(
    "--statement-from",
    default="",
    metavar="FIELD,...",
    help="Take the statement from the first of these fields of a row or of its parents.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--all", "every", is_flag=True, help="Print every row, not only the findings.")
@click.option("--online", is_flag=True, help="Fetch references that are not at hand from PubMed.")
@click.option("--no-stance", is_flag=True, help="Leave statements alone; check the quotes only.")
@click.option(
    "--fail-on",
    default="",
    metavar="KIND,...",
    help="End with 1 only for these kinds of findings. [default: all but notes]",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="An earlier run's JSON; the findings in it are known and no longer count.",
)
@click.pass_context
def verify(
    ctx: click.Context,
    files: Sequence[str],
    quote: str | None,
    statement: str | None,
    title: str | None,
    named: Sequence[str],
    statement_from: str,
    form: str,
    output: Path | None,
    every: bool,
    online: bool,
    no_stance: bool,
    fail_on: str,
    baseline: Path | None,
) -> None:
    """Hold statements and quotes against the references they carry.

    FILE is CSV, TSV, Excel, JSON, JSON lines or YAML: rows of a statement or a quote with a PMID,
    PMCID or DOI. Ends with 0 when all is in order, 1 when there are findings, 3 when a part of a
    file could not be read.

    \b
    littrack verify evidence.csv
    littrack verify kb/*.yaml --statement-from explanation,description,name
    littrack verify claims.jsonl --format sarif -o verify.sarif
    littrack verify --quote "..." --statement "..." PMID:18482427
    """
    from littrack.pipeline import verify as pipeline
    from littrack.verify import columns, findings

    kinds = _kinds(fail_on, findings.KINDS)
    parts = {"quote": quote, "statement": statement, "title": title}
    given = {part: text for part, text in parts.items() if text is not None}
    request = pipeline.VerifyRequest(
        () if given else [Path(file) for file in files],
        _pair(files, given) if given else (),
        columns.parsed(named, statement_from),
        online=online,
        stances=not no_stance,
        baseline=baseline,
    )
    if not files:
        raise click.UsageError("Name a file of rows, or a reference with --quote or --statement.")
    settings = common.the_settings(ctx)
    with common.progress() as bar:
        done = pipeline.verify(settings, request, common.now(), bar)
    for problem in done.problems:
        click.echo(f"littrack: {problem.text}", err=True)
    _write(done, form, output, every=every)
    sys.exit(_code(done, kinds))


def _pair(references: Sequence[str], given: Mapping[str, str]) -> list[StatementRow]:
    """Make a row of each reference; what holds no words is neither a quote nor a reference."""
    from littrack.model.verification import StatementRow
    from littrack.text import has_words

    named = [(f"--{part}", text) for part, text in given.items()]
    for name, text in [*named, *(("The reference", each) for each in references)]:
        if not has_words(text):
            raise click.UsageError(f"{name} {text!r} holds no words.")
    quote, statement, title = (given.get(part, "") for part in ("quote", "statement", "title"))
    return [
        StatementRow(each, statement=statement, references=(each,), quote=quote, title=title)
        for each in references
    ]


def _kinds(given: str, known: Iterable[str]) -> list[str]:
    kinds = [kind.strip().replace("-", "_") for kind in given.split(",") if kind.strip()]
    names = list(known)
    unknown = [kind for kind in kinds if kind not in names]
    if unknown:
        raise click.BadParameter(
            f"{unknown[0]!r} is no kind of finding; known: {', '.join(names)}",
            param_hint="--fail-on",
        )
    return kinds


def _write(done: Verification, form: str, output: Path | None, *, every: bool) -> None:
    if form == "table" and output is None:
        from littrack.report.verification.terminal import show

        show(done, common.console(), every=every)
        return
    from littrack.report.verification import FORMATS as WRITERS
    from littrack.report.writers import put

    text = WRITERS[_of(form, output)](done)
    if output is None:
        click.echo(text)
    else:
        put(output, text.encode("utf-8", errors="replace"))


def _of(form: str, output: Path | None) -> str:
    """Tell the format by the file's name where none was chosen."""
    if form != "table" or output is None:
        return form
    suffix = output.suffix.lower().lstrip(".")
    found = {"markdown": "md", "htm": "html"}.get(suffix, suffix)
    if found not in FORMATS:
        raise click.BadParameter(f"{output}: choose one with --format", param_hint="-o")
    return found


def _code(done: Verification, kinds: Sequence[str]) -> int:
    from littrack.verify import findings

    if findings.failing(done.rows, kinds):
        return 1
    return 3 if any(problem.unread for problem in done.problems) else 0
