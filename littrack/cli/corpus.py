"""`littrack corpus`: all of PubMed, or any part of it, on one machine or on many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from littrack.cli import common
from littrack.model.wording import counted

if TYPE_CHECKING:  # the corpus is imported when it is worked on
    from littrack.corpus import Manifest, Part
    from littrack.model import Candidate

directory_argument = click.argument(
    "directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path)
)
files_argument = click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
scheduler_option = click.option(
    "--scheduler",
    default="",
    metavar="tcp://HOST:PORT",
    help="A Dask scheduler whose workers do the work. [default: this machine's own processes]",
)
vectors_option = click.option(
    "--vectors",
    is_flag=True,
    help="Embed every abstract too: finds by meaning, and takes a hundred times as long.",
)
workers_option = click.option(
    "--workers", type=click.IntRange(1), help="How many processes here. [default: one a core]"
)


@click.group()
def corpus() -> None:
    """Work with PubMed's own files: 30,000 records each, 1,300 of them in all.

    A corpus is a folder: for every file a partition with its tables (Parquet), its words (a
    full-text index) and every record as it was served. Needs: pip install 'littrack[scale]'

    \b
    littrack corpus build pubmed baseline/          take in what was downloaded from NLM
    littrack corpus update pubmed updatefiles/      apply the daily files, deletions too
    littrack corpus search pubmed kratom withdrawal
    littrack corpus match pubmed article.html       hold an article against all of it
    """


@corpus.command()
@directory_argument
@files_argument
@vectors_option
@workers_option
@scheduler_option
def build(
    directory: Path, files: Sequence[Path], vectors: bool, workers: int | None, scheduler: str
) -> None:
    """Make a corpus in DIR of PubMed files (or folders of them).

    Interrupted or cut short by a failure, the same command goes on where it stopped: finished
    partitions are kept. A file that cannot be read costs only itself (exit code 3).
    """
    _take_in(directory, files, workers or 0, scheduler, fresh=True, vectors=vectors)


@corpus.command()
@directory_argument
@files_argument
@vectors_option
@workers_option
@scheduler_option
def update(
    directory: Path, files: Sequence[Path], vectors: bool, workers: int | None, scheduler: str
) -> None:
    """Apply update files to the corpus in DIR: revised records, new ones, deletions.

    NLM's files apply in the order of their numbers, others in the order given; the later file wins.
    Files taken in before are skipped, so a whole folder can be named every day.
    """
    _take_in(directory, files, workers or 0, scheduler, fresh=False, vectors=vectors)


@corpus.command()
@directory_argument
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1))
@scheduler_option
@common.json_option
def search(
    directory: Path, words: Sequence[str], limit: int, scheduler: str, as_json: bool
) -> None:
    """List the records of the corpus in DIR that fit WORDS best."""
    from littrack import corpus as partitions

    with partitions.readers(directory, scheduler=scheduler) as pool:
        opened = partitions.Corpus(directory, pool)
        text = " ".join(words)
        meant = partitions.embedded([text]) if opened.manifest.embedded else None
        (found,) = opened.candidates([partitions.question(text)], limit, meant)
    _warn_of_missing(opened.manifest)
    if as_json:
        common.print_json([_plain(hit) for hit in found])
        return
    for hit in found:
        record = hit.record
        where = ", ".join(filter(None, (record.journal.abbreviation, str(record.year or ""))))
        click.echo(f"{record.key:>9}  {record.title}  ({where})")


@corpus.command()
@directory_argument
@common.articles_argument
@common.topic_option
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.option("--online", is_flag=True, help="Look cited studies up in PubMed too.")
@scheduler_option
@click.pass_context
def match(
    ctx: click.Context,
    directory: Path,
    articles: Sequence[str],
    topic: str,
    form: str,
    online: bool,
    scheduler: str,
) -> None:
    """Hold articles against the corpus in DIR: like check, with all of PubMed for a cache.

    Every claim is asked of every partition; the best records of all are read and judged. The words
    of a topic (--topic) find more: a topic of the workspace fits them to what the article is about.
    """
    from littrack import corpus as partitions
    from littrack.cli.check import show
    from littrack.pipeline import check, corpus

    request = check.CheckRequest(articles, topic, online=online, stdin=common.stdin(articles))
    readers = partitions.readers(directory, scheduler=scheduler)
    with readers as pool, common.workspace(ctx) as workspace, common.progress() as bar:
        opened = partitions.Corpus(directory, pool)
        report = corpus.match(workspace, request, common.now(), opened, bar)
    _warn_of_missing(opened.manifest)
    show(report, form)


@corpus.command()
@directory_argument
@common.json_option
def status(directory: Path, as_json: bool) -> None:
    """Tell which files the corpus in DIR is made of, and which are missing from it."""
    from littrack.corpus import manifest

    contents = manifest.load(directory)
    if as_json:
        common.print_json(
            {"records": contents.records, "files": [asdict(part) for part in contents.parts]}
        )
        return
    size = sum(part.bytes for part in contents.searched) / 1e6
    click.echo(f"{_held(contents)}, {size:,.0f} MB in {directory}")
    _warn_of_missing(contents)


def _take_in(
    directory: Path,
    files: Sequence[Path],
    workers: int,
    scheduler: str,
    *,
    fresh: bool,
    vectors: bool,
) -> None:
    from littrack import corpus as partitions
    from littrack.model import CorpusIncomplete

    paths = partitions.files_of(files)
    partitions.prepare(directory, fresh=fresh)
    processes = workers or min(partitions.cores(), len(paths))
    with (
        common.progress() as bar,
        partitions.worker_pool(directory, scheduler=scheduler, workers=processes) as pool,
    ):

        def show_part(part: Part, done: int, of: int) -> None:
            bar("Files taken in", done, of)
            if part.why:
                click.echo(f"littrack: {part.name} is left out: {part.why}", err=True)

        manifest = partitions.take_in(directory, paths, pool, show_part, vectors=vectors)
    click.echo(f"{_held(manifest)} in {directory}")
    if unreadable := sum(part.unreadable for part in manifest.searched):
        lie = "is" if unreadable == 1 else "are"
        click.echo(
            f"{counted(unreadable, 'record')} could not be read and {lie} left out.", err=True
        )
    if manifest.missing:
        raise CorpusIncomplete(
            f"{len(manifest.missing)} of {len(manifest.parts)} files are not in the corpus;"
            " mend them and run the command again."
        )


def _warn_of_missing(manifest: Manifest) -> None:
    for part in manifest.missing:
        why = part.why or "it was not finished: run the build again"
        click.echo(f"littrack: not in this corpus: {part.name} ({why})", err=True)


def _plain(hit: Candidate) -> dict[str, object]:
    record = hit.record
    return {
        "pmid": record.pmid,
        "title": record.title,
        "journal": record.journal.title,
        "year": record.year,
        "types": [each.name for each in record.types],
        "doi": record.doi,
        "score": round(hit.score, 4),
    }


def _held(manifest: Manifest) -> str:
    """Say how much a corpus holds."""
    return f"{counted(manifest.records, 'record')} of {counted(len(manifest.searched), 'file')}"
