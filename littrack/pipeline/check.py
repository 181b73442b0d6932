"""From articles and what is cached to a report; uses the network only when the request says so."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from littrack import __version__, articles, claims, grade
from littrack.cache import Cache, RunState
from littrack.model import (
    Article,
    ArticleError,
    Claim,
    ClaimType,
    Query,
    Reading,
    Record,
    Report,
    Searched,
    SearchRun,
    Topic,
    UnreadArticle,
    YearCount,
)
from littrack.pipeline import (
    cited_studies,
    corrections,
    decision_matching,
    evaluate_claims,
    full_text_passages,
    known_words,
    last_reading,
    lookup,
    topics,
)
from littrack.pipeline.extract_claims import read_article, reader_version
from littrack.pipeline.full_text_passages import FullTexts
from littrack.pipeline.importing import IMPORT
from littrack.pipeline.model_loader import ModelLoader
from littrack.pipeline.workspace import Workspace
from littrack.settings import Settings
from littrack.stance import StanceModel
from littrack.text import has_words

_DEMO = " Or try the demo's records on kratom: littrack check --demo-library ARTICLE"


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What is to be checked: `sources` are paths, addresses or "-" (then `stdin` is its bytes).

    `forgiving`: a source that cannot be read is named in the report instead of ending the run.
    `full_text`: verdicts are read from full texts at hand too. `corpus` is the folder of a corpus
    in which cited studies are looked up.
    """

    sources: Sequence[str] = ()
    topic: str = ""
    online: bool = False
    stdin: bytes | None = None
    forgiving: bool = False
    full_text: bool = False
    corpus: Path | None = None


def watched(settings: Settings, topic: Topic) -> CheckRequest:
    """Ask for the articles a topic watches; paths count from the workspace."""
    return CheckRequest(
        [_place(settings, a.source) for a in topic.articles], topic.name, forgiving=True
    )


Got = tuple[list[Article], list[UnreadArticle], Topic]


def read(workspace: Workspace, request: CheckRequest, at: datetime) -> Got:
    """Read the articles; give them, those that could not be read, and their topic."""
    found: list[Article] = []
    missing: list[UnreadArticle] = []
    for source in request.sources:
        try:
            found.append(
                articles.read(
                    source,
                    at=at,
                    allow_private=workspace.settings.allow_private,
                    stdin=request.stdin,
                    known=known_words.in_records(workspace.settings),
                )
            )
        except ArticleError as error:
            if not request.forgiving:
                raise
            missing.append(UnreadArticle(source, str(error)))
    if request.topic:
        return found, missing, workspace.topic(request.topic)
    return found, missing, topics.match_topic(workspace.topics, found)


def readings(workspace: Workspace, request: CheckRequest, at: datetime) -> list[Reading]:
    """Read articles into claims and citations, as people corrected them, and judge nothing."""
    found, _, _ = read(workspace, request, at)
    extracted = extract_claims(workspace.settings, found)
    if not workspace.settings.database.exists():
        return extracted
    return list(corrections.apply(extracted, workspace.existing_cache.decisions()).readings)


def one_claim(workspace: Workspace, text: str, topic: str, at: datetime) -> tuple[Claim, Topic]:
    """Read a claim typed by a person, and choose its topic; what cannot be read stays as typed."""
    if not has_words(text):
        raise ArticleError(f"{text!r} is no claim: it holds no words; write it as a sentence.")
    article = Article("claim", "claim", "", text, at)
    chosen = workspace.topic(topic) if topic else topics.match_topic(workspace.topics, [article])
    (reading,) = extract_claims(workspace.settings, [article])
    found = next((c for c in reading.claims if c.checkable), None)
    return found or Claim("claim", text, ClaimType.EPIDEMIOLOGY, ()), chosen


def extract_claims(settings: Settings, found: Sequence[Article]) -> list[Reading]:
    """Read the claims of articles; a service the settings name may propose more of them."""
    plain = [read_article(article) for article in found]
    chosen = settings.extract
    if not chosen.url:
        return plain
    replaces = chosen.mode == "replace"
    service = claims.Extractor(chosen.url, chosen.model, chosen.api_key, replaces=replaces)
    return [service.read(reading) for reading in plain]


def check(
    workspace: Workspace,
    request: CheckRequest,
    at: datetime,
    progress: evaluate_claims.Progress = evaluate_claims.no_progress,
    seat: StanceModel | None = None,
) -> Report:
    """Hold articles against the cache and report; `seat` reads stances in the model's place."""
    settings = workspace.settings
    got = read(workspace, request, at)
    settings.require_workspace("there is nothing to hold an article against", _DEMO)
    topic, cache = got[-1], workspace.cache
    if request.forgiving:
        got = _with_last_readings(settings, cache, request, got)
    records = topics.records_of(cache, topic)
    runs = [_run(cache.last_run(topic.name, q.name), q, topic) for q in topic.queries]
    searched = searched_in(records, runs)
    if brought := cache.last_run(topic.name, IMPORT):
        searched = replace(searched, imported=brought.count or 0, last_import=brought.ended)
    extracted = extract_claims(settings, got[0])
    said = corrections.apply(extracted, cache.decisions())
    made = evaluate(
        workspace, request, at, got, said.readings, records, searched, cache, progress, seat
    )
    notes = filter(None, (*made.notes, decision_matching.note(said.unmatched)))
    return replace(made, decisions=said.decisions, unmatched=said.unmatched, notes=tuple(notes))


def _with_last_readings(settings: Settings, cache: Cache, request: CheckRequest, got: Got) -> Got:
    """Keep what was read of watched articles; where one could not be, its last reading stands."""
    found, missing, topic = got
    found, missing = last_reading.with_standing(cache, settings.home, found, missing)
    order = {source: number for number, source in enumerate(request.sources)}
    return sorted(found, key=lambda a: order[a.source]), missing, topic


def evaluate(
    workspace: Workspace,
    request: CheckRequest,
    at: datetime,
    got: Got,
    extracted: Sequence[Reading],
    records: Sequence[Record],
    searched: Searched,
    memo: Cache,
    progress: evaluate_claims.Progress = evaluate_claims.no_progress,
    seat: StanceModel | None = None,
) -> Report:
    """Hold what articles say, once `extracted`, against records, wherever those were found."""
    _, missing, topic = got
    settings, lexicon = workspace.settings, workspace.lexicon(topic)
    checks = lookup.checked(
        settings, extracted, records, lexicon, at, online=request.online, corpus=request.corpus
    )
    mind = ModelLoader(settings, memo, seat)
    checks = cited_studies.reader(mind, memo, lexicon).completed(checks, extracted, progress)
    merged = claims.merge(extracted)
    wanted = evaluate_claims.query_stems(topic)
    widened = FullTexts(memo).widened(records) if request.full_text else {}
    verdicts = evaluate_claims.verdicts(
        merged, records, lexicon, checks, mind, memo, progress, wanted, widened
    )
    return Report(
        topic=topic.name,
        title=topic.title,
        generated=at,
        offline=not request.online,
        articles=tuple(reading.article for reading in extracted),
        sentences=tuple(s for reading in extracted for s in reading.sentences),
        verdicts=tuple(verdicts),
        citations=tuple(checks),
        searched=searched,
        missing_articles=tuple(each.why for each in missing if each.stands is None),
        unread=tuple(missing),
        lacking=mind.lacks,
        notes=(
            *(last_reading.sentence(each) for each in missing if each.stands),
            *mind.lacks,
            *_notes(workspace, request, topic, records, searched),
            *filter(None, (full_text_passages.note(widened),)),
        ),
        versions=(
            ("littrack", __version__),
            ("python", platform.python_version()),
            ("models", mind.version),
            ("reader", reader_version()),
        ),
    )


def _notes(
    workspace: Workspace,
    request: CheckRequest,
    topic: Topic,
    records: Sequence[Record],
    searched: Searched,
) -> Iterator[str]:
    """What a reader should know of the topic: that it was chosen for them, and what it lacks."""
    several = workspace.topics if topic.name and not request.topic else ()
    if others := [t.name for t in several if t.name != topic.name]:
        yield (
            f"Held against the topic {topic.name}, which fits best; --topic names another"
            f" ({', '.join(others)})."
        )
    yield from topics.remarks(topic, records, searched)


def searched_in(records: Sequence[Record], runs: Sequence[SearchRun]) -> Searched:
    """Count what verdicts are read from."""
    retracted = [r for r in records if grade.retracted(r)]
    return Searched(
        records=len(records),
        with_abstract=sum(bool(r.abstract) and not r.digest for r in records),
        digests=sum(r.digest is not None for r in records),
        retracted=len(retracted),
        queries=tuple(runs),
        years=_year_counts(records, retracted),
    )


def _year_counts(records: Sequence[Record], retracted: Sequence[Record]) -> tuple[YearCount, ...]:
    years = Counter(record.year for record in records if record.year)
    gone = Counter(record.year for record in retracted)
    return tuple(YearCount(year, n, gone[year]) for year, n in sorted(years.items()))


def _run(run: RunState | None, query: Query, topic: Topic) -> SearchRun:
    """A saved query as it was last run well; one that never was, as it is saved."""
    if run is None:
        return SearchRun(query.name, query.term, topic=topic.name)
    return SearchRun(
        name=run.name,
        term=run.term,
        translation=run.translation,
        last_run=run.ended,
        count=run.count,
        new=run.new,
        warnings=run.warnings,
        topic=run.topic,
    )


def _place(settings: Settings, source: str) -> str:
    if source.startswith(("http://", "https://")):
        return source
    return str(settings.home / Path(source).expanduser())
