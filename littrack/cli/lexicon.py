"""`littrack lexicon check`: what a new word changes on a text."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from littrack.cli import common
from littrack.model import SettingsError
from littrack.model.wording import counted

if TYPE_CHECKING:  # imported when it is called
    from littrack.pipeline.lexicon_check import ClaimChange, LexiconCheck


@click.group()
def lexicon() -> None:
    """Show what new words of the lexicon change (docs/extending.md)."""


@lexicon.command()
@click.argument("file")
@click.option("--table", default="", help="The table of the rows.  [default: the file's name]")
@click.option("--on", "articles", multiple=True, metavar="ARTICLE", help="A text to read twice.")
@common.json_option
@click.pass_context
def check(
    ctx: click.Context, file: str, table: str, articles: Sequence[str], as_json: bool
) -> None:
    """Hold the rows of FILE against the loader, and show what they change on a text.

    FILE holds tab-separated rows as littrack/lexicon/data has them (- is standard input); its name
    says of which table: verbs.tsv, idioms.tsv, nouns.tsv, adjectives.tsv, cues.tsv, valence.tsv.
    Duplicates, unknown effects, places and classes and wrong columns are named with file and line
    and left out; of each text the claims are listed that appear, vanish or have other fields.
    Ends with 1 when a row cannot be taken.

    \b
    littrack lexicon check verbs.tsv --on page.html
    printf 'less\\tobj\\tdefang\\n' | littrack lexicon check - --table verbs --on page.html
    """
    from littrack.pipeline import lexicon_check

    done = lexicon_check.check_rows(
        common.the_settings(ctx),
        "stdin" if file == "-" else file,
        _read(file),
        table or Path(file).stem,
        articles,
        common.now(),
    )
    if as_json:
        common.print_json(asdict(done))
    else:
        for line in _lines(done, articles):
            click.echo(line)
    ctx.exit(1 if done.findings else 0)


def _read(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"{file} is not UTF-8 text (byte {error.start}); save it as UTF-8."
        ) from error


def _lines(done: LexiconCheck, articles: Sequence[str]) -> Iterator[str]:
    yield from (f"{each.file}:{each.line}: {each.says}" for each in done.findings)
    yield f"{counted(done.rows, 'row')} taken into {done.table}."
    if not articles:
        yield "What they change on a text: --on ARTICLE"
        return
    for change in done.changes:
        yield from _change(change)
    moved = len(done.changes)
    yield f"{counted(moved, 'claim')} read otherwise, {done.same} as before."


def _change(change: ClaimChange) -> Iterator[str]:
    if not change.before:
        yield f"appears   {change.after}"
    elif not change.after:
        yield f"vanishes  {change.before}"
    else:
        yield f"changes   {change.after}"
        if change.before != change.after:
            yield f"          words: “{change.before}” → “{change.after}”"
        for field in change.fields:
            yield f"          {field.name}: “{field.before}” → “{field.after}”"
