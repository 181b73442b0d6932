"""`littrack import`: files of records, reference managers' exports, lists of PMIDs."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
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
from littrack.model import LittrackError, RecordError
from littrack.model.wording import counted, named_pmids

if TYPE_CHECKING:
    from littrack.cache import Cache
    from littrack.entrez import Entrez
    from littrack.pipeline.imported import Imported
    from littrack.pipeline.importing import Importer
    from littrack.settings import Settings

_LONG = 3000  # new records: their meaning takes a minute and more to read
_SHOWN = 20  # problems and references listed in full; --json lists them all
_PMID = re.compile(r"[1-9]\d{0,7}")
_MEANING = (
    "Everything is kept. {:,} new records are now read for their meaning, about {:.0f} minutes;"
    " stopped here (Ctrl+C), or with --no-embed, the first check does it."
)
Taken = list[tuple[str, "Imported"]]


@click.command("import")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE|PMID]...")
@click.option("--topic", help="Count the records to this topic [default: the only one there is].")
@click.option("--no-topic", is_flag=True, help="Count them to none: found by search alone.")
@click.option("--online", is_flag=True, help="Fetch and look up references at PubMed.")
@click.option("--unresolved", is_flag=True, help="List the references that wait for a record.")
@click.option(
    "--retraction-watch",
    "watched",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take in the Retraction Watch CSV, joined to records by PMID and DOI.",
)
@embed_option
@json_option
@click.pass_context
def import_(
    ctx: click.Context,
    files: tuple[Path, ...],
    topic: str | None,
    no_topic: bool,
    online: bool,
    unresolved: bool,
    watched: Path | None,
    embed: bool,
    as_json: bool,
) -> None:
    """Take FILES into the store: records and lists of references, gzipped or not; - is stdin.

    Records: PubMed XML (baseline and update files with their deletions too) and NBIB. Lists of
    references: RIS, BibTeX, CSL-JSON, EndNote XML, CSV and Excel tables (PubMed's, Zotero's, your
    own), PubMed's text formats, PMIDs as they come out of a spreadsheet or a mail. The format is
    told by what a file holds. A list of PMIDs is fetched from NCBI; other references are joined to
    the records held, and with --online fetched, or looked up by DOI or title. What has no record
    yet is kept: --unresolved lists it, --unresolved --online looks again.

    A record held already is not taken twice, and never replaced by an older one; of a damaged file
    what is whole is taken. Exit code 3: something of a file is not in the store, and named.

    \b
    littrack import pubmed24n0001.xml.gz
    littrack import zotero.ris --online
    littrack import pmids.csv --topic knee-pain
    littrack import --retraction-watch retraction_watch.csv
    littrack import 12345678 23456789
    """
    from littrack.cache import Cache
    from littrack.pipeline.importing import Importer

    if not any((files, unresolved, watched)):
        ctx.fail("Name at least one file, or - for standard input.")
    settings = the_settings(ctx)
    counted = "" if no_topic else _topic(settings, topic)
    with Cache(settings.database) as cache:
        importer = Importer(cache, now(), lambda: _wire(settings), counted, online)
        taken, failed = _taken(importer, files, again=unresolved)
        notices = _watch(cache, watched) if watched else ""
    _tell(taken, counted, as_json)
    if notices:
        click.echo(notices, err=as_json)
    click.echo("".join(f"littrack: {error}\n" for error in failed), nl=False, err=True)
    if embed and counted:
        _embed(settings, taken)
    ctx.exit(_exit_code([done for _, done in taken], failed=bool(failed)))


def _exit_code(taken: Sequence[Imported], *, failed: bool) -> int:
    """Give 2 when nothing came of files that failed, 3 when something is missing, else 0."""
    if failed and not any(done.pmids for done in taken):
        return 2
    return 3 if failed or any(done.incomplete for done in taken) else 0


def _watch(cache: Cache, path: Path) -> str:
    """Take in the Retraction Watch CSV, and say what it holds on the records at hand."""
    from littrack.pipeline import retraction_watch

    done = retraction_watch.take(cache, path, now())
    groups = [
        f"{len(pmids)} {kind.value}: {', '.join(pmids[:_SHOWN])}{' ...' * (len(pmids) > _SHOWN)}"
        for kind, pmids in done.held.items()
        if pmids
    ]
    held = "; ".join(groups) or "none of them on a record at hand"
    return f"{path}: {done.notices:,} notices of Retraction Watch: {held}."


def _taken(
    importer: Importer, files: Sequence[Path], *, again: bool
) -> tuple[Taken, list[RecordError]]:
    """Take every file; one that cannot be read keeps no other from being taken."""
    taken: Taken = [("references that waited", importer.again())] if again else []
    failed = []
    pmids = [path.name for path in files if _is_pmid(path)]
    if pmids:
        taken.append((f"PMID {', '.join(pmids)}", importer.text("\n".join(pmids).encode())))
    for path in files:
        if _is_pmid(path):
            continue
        try:
            taken.append((str(path), _take(importer, path)))
        except RecordError as error:
            failed.append(error)
    return taken, failed


def _is_pmid(path: Path) -> bool:
    """Whether an argument is a PMID and no file has its name."""
    return _PMID.fullmatch(str(path)) is not None and not path.exists()


def _embed(settings: Settings, taken: Taken) -> None:
    from littrack.pipeline import precompute_embeddings
    from littrack.pipeline.workspace import Workspace

    fresh = {pmid for _, done in taken for pmid in done.fresh | done.moved}
    if len(fresh) > _LONG:
        click.echo(_MEANING.format(len(fresh), len(fresh) * 0.02 / 60), err=True)
    with Workspace(settings) as workspace, progress() as bar:
        precompute_embeddings.embed(workspace, fresh, bar)


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
        with _bar(path) as shown:
            return importer.file(path, shown)
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


def _tell(taken: Taken, counted: str, as_json: bool) -> None:
    if as_json:
        print_json([_data(name, done, counted) for name, done in taken])
        return
    for name, done in taken:
        click.echo(f"{name}: {_sentence(done, counted)}")
        for line in _remarks(done):
            click.echo(f"  {line}", err=True)


def _sentence(done: Imported, topic: str) -> str:
    parts = [f"{done.new} new", f"{done.changed} changed", f"{done.unchanged} held already"]
    parts += [f"{done.deleted} deleted"] if done.deleted else []
    parts += [f"{len(done.unresolved)} without a record"] if done.unresolved else []
    parts += [f"{len(done.problems)} damaged or not readable"] if done.problems else []
    where = f"; counted to topic {topic}" if topic else ""
    summary = f"{counted(done.read, 'record')}: {', '.join(parts)}{where}."
    if changed := sorted(done.moved - done.fresh, key=int):
        summary += f" Changed: PMID {named_pmids(changed)}."
    if done.gone:
        gone = ", ".join(f"{pmid} ({kind})" for pmid, kind in sorted(done.gone.items())[:_SHOWN])
        summary += f" Not to be had: {gone}."
    return summary


def _remarks(done: Imported) -> Iterator[str]:
    """What a person has to look at: encoding, damage, PMIDs of other titles, what waits."""
    yield from done.notes
    yield from _first("not taken", done.problems)
    yield from _first("title differs", done.differ)
    waiting = [f"{w.entry.place}: {w.entry.label}: {w.why}" for w in done.unresolved]
    yield from _first("no record", waiting)


def _first(what: str, lines: Sequence[str]) -> Iterator[str]:
    yield from (f"{what}: {line}" for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"{what}: and {len(lines) - _SHOWN} more (--json lists them)"


def _data(name: str, done: Imported, topic: str) -> dict[str, object]:
    return {
        "file": name,
        "format": done.form,
        "records": done.read,
        "new": done.new,
        "changed": done.changed,
        "held_already": done.unchanged,
        "deleted": done.deleted,
        "not_to_be_had": done.gone,
        "not_taken": done.problems,
        "titles_differ": done.differ,
        "notes": done.notes,
        "unresolved": [
            {"source": w.source, "place": w.entry.place, "pmid": w.entry.pmid, "doi": w.entry.doi,
             "pmcid": w.entry.pmcid, "title": w.entry.title, "why": w.why}
            for w in done.unresolved
        ],
        "topic": topic,
    }  # fmt: skip
