"""Commands that look things up in the store: search and show."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from littrack.cli.common import console, json_option, print_json, the_settings

if TYPE_CHECKING:
    from rich.table import Table

    from littrack.pipeline.search import Found, Row
    from littrack.pipeline.show import Page


@click.command()
@click.argument("words", nargs=-1)
@click.option(
    "--author", "-a", multiple=True, metavar="NAME", help="By this author: smith, smith j."
)
@click.option("--journal", multiple=True, metavar="NAME", help="In this journal, whole or with *.")
@click.option("--year", multiple=True, metavar="YEARS", help="In these years: 2019 or 2019:2021.")
@click.option("--mesh", multiple=True, metavar="HEADING", help="With this MeSH heading.")
@click.option("--type", "kinds", multiple=True, metavar="TYPE", help="Of this publication type.")
@click.option("--human", is_flag=True, help="Only studies in people.")
@click.option("--animal", is_flag=True, help="Only studies in animals.")
@click.option("--trial", is_flag=True, help="Only trials and experiments in people.")
@click.option("--review", is_flag=True, help="Only systematic reviews and meta-analyses.")
@click.option("--since", type=int, metavar="YEAR", help="Published in this year or later.")
@click.option("--until", type=int, metavar="YEAR", help="Published in this year or before.")
@click.option("--retracted", is_flag=True, help="Show retracted records too.")
@click.option("-n", "--limit", type=click.IntRange(1), default=50, show_default=True)
@json_option
@click.pass_context
def search(
    ctx: click.Context,
    words: tuple[str, ...],
    *,
    author: tuple[str, ...],
    journal: tuple[str, ...],
    year: tuple[str, ...],
    mesh: tuple[str, ...],
    kinds: tuple[str, ...],
    human: bool,
    animal: bool,
    trial: bool,
    review: bool,
    since: int | None,
    until: int | None,
    retracted: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Search the records at hand; no network. Strongest design first, then the newest.

    A table in a terminal; to a file or a program, the same columns with tabs between them.

    \b
    mitragynine AND dependence      both words (AND may be left out)
    kratom NOT review               read from left to right, ( ) group
    "opioid withdrawal"             a phrase;  "withdrawal kratom"~5  within five words
    title:gabapentin  pain[ti]      in one field: title, abstract, keyword, mesh
    dependen*                       any ending
    smith j[au]  "j pain"[ta]       by author, by journal (whole, or with *)
    2019:2021[dp]  review[pt]       by year, by publication type
    18482427  10.1002/hup.2805      a PMID, DOI or PMCID
    """
    from littrack.cache import Cache
    from littrack.pipeline.search import Filters
    from littrack.pipeline.search import search as find

    fields = {"au": author, "ta": journal, "dp": year, "mh": mesh, "pt": kinds}
    asked = _asked(words, fields)
    if not asked:
        ctx.fail("Name a word, or an option such as --author.")
    filters = Filters(human, animal, trial, review, since, until, retracted)
    with Cache(the_settings(ctx).database, create=False) as cache:
        found = find(cache, asked, filters, limit=limit)
    if as_json:
        print_json([asdict(row) for row in found.rows])
        return
    if sys.stdout.isatty():
        _print(_table(found.rows), len(found.rows))
    else:
        for row in found.rows:
            click.echo("\t".join(_cells(row)))
    for line in (*found.remarks, _summary(found), *found.hints):
        click.echo(line, err=True)


def _asked(words: tuple[str, ...], fields: dict[str, tuple[str, ...]]) -> str:
    """Write the options as PubMed's tags behind the words."""
    said = " ".join(words).strip()
    tagged = [f'"{value}"[{tag}]' for tag, values in fields.items() for value in values]
    return " AND ".join(([f"({said})"] if said and tagged else [said] * bool(said)) + tagged)


def _table(rows: tuple[Row, ...]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("PMID", "Year", "Design", "Species", "n", "Dose"):
        table.add_column(name, no_wrap=name != "Dose", justify="right" if name == "n" else "left")
    table.add_column("Title", ratio=1)
    for row in rows:
        table.add_row(*map(_plain, _cells(row)))
    return table


def _cells(row: Row) -> list[str]:
    marks = [f"[{notice.upper()}] " for notice in row.notices] + ["[digest] "] * row.digest
    cells = (row.key, row.year or "", row.design, row.species, row.n or "", row.dose)
    return [*map(str, cells), " ".join(("".join(marks) + row.title).split())]


def _plain(text: str) -> str:
    """Keep square brackets from being taken for mark-up."""
    from rich.markup import escape

    return escape(text)


def _print(table: Table, lines: int) -> None:
    """Print a table, in a pager when a terminal is shorter than it."""
    out = console()
    if sys.stdout.isatty() and lines > out.size.height - 4:
        with out.pager(styles=True):
            out.print(table)
    elif lines:
        out.print(table)


def _summary(found: Found) -> str:
    if not found.matches:
        return "No record at hand matches; that says nothing about what PubMed holds."
    shown, most = len(found.rows), "more than " if found.more else ""
    left = found.matches - found.left_out - shown
    summary = f"{shown} of {most}{found.matches} records that match"
    summary += f"; {found.left_out} left out by the filters" if found.left_out else ""
    return summary + (f"; {left} more with --limit" if left else "") + "."


@click.command()
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@click.option("--xml", "as_xml", is_flag=True, help="Print what was served, to the byte.")
@click.option("--history", is_flag=True, help="Print the versions of the record, with their days.")
@click.option("--full-text", is_flag=True, help="Print the full text too, where it is at hand.")
@json_option
@click.pass_context
def show(
    ctx: click.Context,
    keys: tuple[str, ...],
    as_xml: bool,
    history: bool,
    full_text: bool,
    as_json: bool,
) -> None:
    """Show records at hand: what they say, what they are, what has befallen them, what they were.

    KEY is a PMID, a PMCID, a DOI or the key of a digest, as a report writes them.

    \b
    littrack show 18482427
    littrack show PMC7309661 doi:10.1002/hup.2805
    """
    from littrack.cache import Cache
    from littrack.cli import record_page
    from littrack.pipeline.show import shown

    with Cache(the_settings(ctx).database, create=False) as cache:
        pages = [shown(cache, key) for key in keys]
    if as_xml:
        _print_served(pages)
    elif as_json:
        print_json([record_page.data(page) for page in pages])
    else:
        for page in pages:
            record_page.write(console(), page, history=history, full_text=full_text)


def _print_served(pages: Sequence[Page]) -> None:
    out = sys.stdout.buffer
    for page in pages:
        out.write((page.served or b"") + b"\n")
