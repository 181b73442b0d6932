"""Commands that keep the store: import, doctor, backup, restore."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from littrack.cli.common import (
    embed_option,
    json_option,
    now,
    print_json,
    progress,
    the_settings,
)
from littrack.model import LittrackError

if TYPE_CHECKING:
    from littrack.entrez import Entrez
    from littrack.pipeline.importing import Imported, Importer
    from littrack.settings import Settings

_LONG = 3000  # new records: their meaning takes a minute and more to read
_MEANING = (
    "Everything is kept. {:,} new records are now read for their meaning, about {:.0f} minutes;"
    " stopped here (Ctrl+C), or with --no-embed, the first check does it."
)
_file = click.Path(path_type=Path, dir_okay=False)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--topic", help="Count the records to this topic [default: the only one there is].")
@click.option("--no-topic", is_flag=True, help="Count them to none: found by search alone.")
@embed_option
@json_option
@click.pass_context
def import_(
    ctx: click.Context,
    files: tuple[Path, ...],
    topic: str | None,
    no_topic: bool,
    embed: bool,
    as_json: bool,
) -> None:
    """Take FILES into the store: PubMed XML, NBIB or a list of PMIDs; gzipped or not, - is stdin.

    Baseline and update files of PubMed are taken as they are, deletions included. A record held
    already is not taken twice, and never replaced by an older one; stopped, an import is simply
    run again. PMIDs are fetched from NCBI.
    """
    from littrack.cache import Cache
    from littrack.pipeline import ahead
    from littrack.pipeline.importing import Importer

    settings = the_settings(ctx)
    counted = "" if no_topic else _topic(settings, topic)
    with Cache(settings.database) as cache:
        importer = Importer(cache, now(), lambda: _wire(settings), counted)
        taken = [(str(path), _take(importer, path)) for path in files]
    if as_json:
        print_json([_data(name, done, counted) for name, done in taken])
    else:
        for name, done in taken:
            click.echo(f"{name}: {_sentence(done, counted)}")
    if embed and counted:
        new = sum(len(done.fresh | done.moved) for _, done in taken)
        if new > _LONG:
            click.echo(_MEANING.format(new, new * 0.02 / 60), err=True)
        with progress() as bar:
            ahead.embed(settings, {p for _, done in taken for p in done.fresh | done.moved}, bar)
    if any(done.gone for _, done in taken):
        ctx.exit(3)


def _topic(settings: Settings, asked: str | None) -> str:
    """Name the topic records are counted to: the one asked for, else the only one."""
    names = sorted(path.stem for path in settings.queries.glob("*.toml"))
    if asked and asked not in names:
        raise LittrackError(f"There is no topic {asked!r} here; there are: {', '.join(names)}.")
    return asked or (names[0] if len(names) == 1 else "")


def _take(importer: Importer, path: Path) -> Imported:
    if str(path) == "-":
        return importer.text(sys.stdin.buffer.read())
    try:
        with _bar(path) as progress:
            return importer.file(path, progress)
    except OSError as error:
        if error.filename is None:
            raise
        raise LittrackError(f"{path} cannot be read: {error.strerror}.") from error


@contextmanager
def _bar(path: Path) -> Iterator[Callable[[int], None]]:
    """Show how far a file has been read, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=path.stat().st_size, label=path.name, file=sys.stderr) as bar:
        yield lambda at: bar.update(at - bar.pos)


def _wire(settings: Settings) -> Entrez:
    from littrack.entrez import Entrez

    return Entrez(settings.eutils_url, "littrack", settings.email, settings.api_key)


def _sentence(done: Imported, topic: str) -> str:
    parts = [f"{done.new} new", f"{done.changed} changed", f"{done.unchanged} held already"]
    parts += [f"{done.deleted} deleted"] if done.deleted else []
    where = f"; counted to topic {topic}" if topic else ""
    told = f"{done.read} records: {', '.join(parts)}{where}."
    if done.gone:
        gone = ", ".join(f"{pmid} ({kind})" for pmid, kind in sorted(done.gone.items())[:20])
        told += f" Not to be had: {gone}."
    return told


def _data(name: str, done: Imported, topic: str) -> dict[str, object]:
    return {
        "file": name,
        "records": done.read,
        "new": done.new,
        "changed": done.changed,
        "held_already": done.unchanged,
        "deleted": done.deleted,
        "not_to_be_had": done.gone,
        "topic": topic,
    }


@click.command()
@click.option("--repair", is_flag=True, help="Build again what is derived, mend what can be.")
@json_option
@click.pass_context
def doctor(ctx: click.Context, repair: bool, as_json: bool) -> None:
    """Check the store: the database, the full-text index, orphans, every record's checksum.

    Ends with 0 when all is well, with 5 when something is wrong and not mended.
    """
    from littrack.pipeline.house import examine

    found = examine(the_settings(ctx).database, repair=repair)
    if as_json:
        print_json({"wrong": found.wrong, "done": found.done, "well": found.well})
    else:
        for line in [*found.wrong, *(f"Done: {what}." for what in found.done)]:
            click.echo(line)
        click.echo(found.summary, err=True)
    ctx.exit(0 if found.well else 5)


@click.command()
@click.argument("file", type=_file)
@click.pass_context
def backup(ctx: click.Context, file: Path) -> None:
    """Copy the store to FILE, whole or not at all; others may go on using it."""
    from littrack.cache import Cache

    with Cache(the_settings(ctx).database, create=False) as cache:
        cache.backup(file)
    click.echo(f"The store is copied to {file} ({file.stat().st_size:,} bytes).", err=True)


@click.command()
@click.argument("file", type=_file)
@click.pass_context
def restore(ctx: click.Context, file: Path) -> None:
    """Put the backup FILE in the store's place, once it is found whole; the former one is kept."""
    from littrack.cache import restore as put_back

    settings = the_settings(ctx)
    former = put_back(file, settings.database)
    kept = f"; the former one lies in {former}" if former else ""
    click.echo(f"The store is that of {file}{kept}.", err=True)
