"""`littrack queries`: list, lint, import, count and test the saved queries."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from littrack.cli import common
from littrack.cli.status import sentence
from littrack.cli.suggest import suggest
from littrack.model import QueryError
from littrack.model.wording import counted


@click.group(invoke_without_command=True)
@click.pass_context
def queries(ctx: click.Context) -> None:
    """List, lint, import, count and test the saved queries of queries/*.toml."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(listing)


queries.add_command(suggest)


@queries.command("list")
@common.json_option
@click.pass_context
def listing(ctx: click.Context, as_json: bool = False) -> None:
    """List the saved queries: as each is sent, and as PubMed read it when it was last asked.

    \b
    littrack queries list
    """
    from littrack.pipeline import status

    rows = status.listing(common.the_settings(ctx), common.now())
    if as_json:
        common.print_json([asdict(row) for row in rows])
        return
    for row in rows:
        seeds = counted(len(row.seeds), "seed")
        label = "sent:        " if row.state.last_good else "will be sent:"
        click.echo(f"{sentence(row.state)} ({seeds})\n  {label} {row.sent}")
        if row.state.translation:
            click.echo(f"  PubMed reads: {row.state.translation}")
        click.echo()


@queries.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@common.json_option
@click.pass_context
def lint(ctx: click.Context, files: Sequence[Path], as_json: bool) -> None:
    """Find what PubMed would silently take otherwise than it was meant; nothing is sent.

    Looks at FILES, or at all of queries/. Ends with exit code 1 when something is certainly wrong.

    \b
    littrack queries lint
    littrack queries lint queries/knee-pain.toml
    """
    from littrack import queries as query_files

    paths = files or query_files.files(common.the_settings(ctx).queries)
    topics, broken = _readable(paths)
    rows = [row for topic in topics for row in _findings(topic)]
    if as_json:
        common.print_json(rows)
    elif topics:
        _tell(rows, sum(len(topic.queries) for topic in topics))
    if broken:
        raise broken[0]
    sys.exit(any(row["level"] == "error" for row in rows))


def _readable(paths: Sequence[Path]) -> tuple[list[Any], list[QueryError]]:
    """Read topic files; give those that cannot be read as what is wrong with them."""
    from littrack import queries as query_files

    topics, broken = [], []
    for path in paths:
        try:
            topics.append(query_files.load(path, unsendable=True))
        except QueryError as error:
            broken.append(error)
    return topics, broken


def _findings(topic: Any) -> list[dict[str, Any]]:
    from littrack import queries as query_files

    return [
        asdict(found)
        | {
            "file": str(topic.path),
            "query": query.name,
            "line": query_files.line_of(topic, query.name) + found.line - 1,
            "level": found.level.name.lower(),
        }
        for query in topic.queries
        for found in query_files.lint(query.term)
    ]


def _tell(rows: list[dict[str, Any]], total: int) -> None:
    for row in rows:
        _tell_finding(row)
    errors = sum(row["level"] == "error" for row in rows)
    told = {"query": total, "error": errors, "remark": len(rows) - errors}
    click.echo(", ".join(counted(n, noun) for noun, n in told.items()) + ".", err=True)


def _tell_finding(row: dict[str, Any]) -> None:
    place = f"{row['file']}:{row['line']}:{row['column']}"
    more = f" (and {row['count'] - 1} more like it)" if row["count"] > 1 else ""
    line = f"{row['message']}{more}; {row['remedy']}"
    click.echo(f"{place}: {row['level']} ({row['code']}): {line}")


@queries.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--topic", metavar="NAME", help="Add it to this topic as a query.")
@click.option("--name", metavar="NAME", help="The query's name.  [default: the file's]")
@click.option("--translate", is_flag=True, help="Write other databases' forms in PubMed's.")
@click.option("--count", "ask", is_flag=True, help="Ask PubMed how many each line finds.")
@common.json_option
@click.pass_context
def import_strategy(
    ctx: click.Context,
    file: Path,
    topic: str | None,
    name: str | None,
    translate: bool,
    ask: bool,
    as_json: bool,
) -> None:
    """Read a search strategy: numbered lines, a PubMed history download, or one term.

    Lines that name others (2 or 3, or/1-8, #1 AND #2) are written out into the one term that is
    sent, shown beside what was written. Hits, "Search", dates, HTML entities and curly quotes are
    taken for what they are. A line that names one that is not there is refused. Ends with exit
    code 1 when PubMed would certainly take something otherwise than it was meant.

    \b
    littrack queries import strategy.txt --count
    littrack queries import strategy.txt --topic knee-pain
    littrack queries import ovid.txt --translate
    """
    from littrack import queries as query_files
    from littrack.pipeline import strategies

    settings = common.the_settings(ctx)
    read = strategies.read(file, translate=translate)
    lines = strategies.counted(settings, read.lines) if ask else list(read.lines)
    if topic and not read.wrong:
        query_files.add_query(settings.queries / f"{topic}.toml", name or file.stem, read.text)
    if as_json:
        found = [asdict(f) | {"level": f.level.name.lower()} for f in read.findings]
        print_lines = [asdict(line) for line in lines]
        common.print_json({"term": read.term, "lines": print_lines, "findings": found})
    else:
        _tell_strategy(read, lines, str(file))
    if topic and read.wrong:
        click.echo(f"littrack: Not added to {topic}: mend what is wrong first.", err=True)
    sys.exit(read.wrong)


def _tell_strategy(read: Any, lines: Sequence[Any], name: str) -> None:
    for line in lines:
        _tell_line(line)
    click.echo(f"\nwill be sent:\n{read.term}")
    rows = [
        asdict(f) | {"file": name, "level": f.level.name.lower()}
        for f in read.findings
        if f.level.value
    ]
    for row in rows:
        _tell_finding(row)


def _tell_line(line: Any) -> None:
    label = f"{line.number:>3}  " if line.number else ""
    click.echo(f"{label}{line.written}")
    if line.sent != line.written:
        click.echo(f"     = {line.sent}")
    hits = [f"{line.count:,} at PubMed now"] if line.count is not None else []
    hits += [f"{line.hits_in_file:,} in the file"] if line.hits_in_file is not None else []
    if hits:
        click.echo(f"     {', '.join(hits)}")
    for warning in line.warnings:
        click.echo(f"     {warning}")


@queries.command("count")
@click.option(
    "--query", "only", multiple=True, metavar="NAME", help="Only this query (repeatable)."
)
@common.json_option
@click.pass_context
def count_lines(ctx: click.Context, only: Sequence[str], as_json: bool) -> None:
    """Ask PubMed how many records each line of the saved queries finds, and what it drops.

    \b
    littrack queries count
    littrack queries count --query knee --json
    """
    from littrack.pipeline import strategies

    lines = strategies.count(common.the_settings(ctx), only)
    if as_json:
        common.print_json([asdict(line) for line in lines])
        return
    last = ""
    for line in lines:
        if line.query != last:
            click.echo(f"{line.query}:")
        last = line.query
        _tell_line(line)


@queries.command()
@click.option(
    "--query", "only", multiple=True, metavar="NAME", help="Only this query (repeatable)."
)
@click.option("--offline", is_flag=True, help="Go by the last good run; ask nobody.")
@common.json_option
@click.pass_context
def test(ctx: click.Context, only: Sequence[str], offline: bool, as_json: bool) -> None:
    """Tell which of its seed PMIDs a query misses; exit code 1 when it misses any.

    \b
    littrack queries test
    littrack queries test --query kratom-harms --offline
    """
    from littrack.pipeline import query_recall

    tested = query_recall.recall(common.the_settings(ctx), only=only, offline=offline)
    if as_json:
        common.print_json([asdict(each) for each in tested])
    else:
        for each in tested:
            _tell_recall(each)
    sys.exit(any(each.missed or not each.asked for each in tested))


def _tell_recall(tested: Any) -> None:
    if not tested.seeds:
        click.echo(f"{tested.name}: no seeds to test it with.")
    elif not tested.asked:
        click.echo(f"{tested.name}: never asked; run littrack refresh, or leave out --offline.")
    else:
        click.echo(f"{tested.name}: finds {tested.found} of {tested.seeds} seeds.")
    for missed in tested.missed:
        what = "PubMed has no such record" if missed.unknown else missed.title or "title unknown"
        click.echo(f"  misses {missed.pmid}: {what}")
