"""A topic file proposed from an article: what it says is given, for what, and the term to send."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from littrack import articles
from littrack.cache import Cache
from littrack.entrez import Entrez
from littrack.model import LittrackError, Reading, Record
from littrack.model.wording import counted
from littrack.pipeline import known_words
from littrack.pipeline.extract_claims import read_article
from littrack.settings import Settings

_HEAD = (
    "# Proposed by littrack from an article: read it, add other names, take out what is not"
    " meant,\n# then: littrack queries lint\n"
)
_MOST = 4, 8  # interventions and outcomes of a proposal
_LONGEST = 5  # words; a longer name is a phrase nobody else writes


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic proposed: its title, what is given and for what, headings, the term, the hits."""

    title: str
    source: str
    interventions: tuple[str, ...]
    outcomes: tuple[str, ...]
    mesh: dict[str, str]
    term: str
    count: int | None = None


def suggest(
    settings: Settings,
    source: str,
    at: datetime,
    *,
    online: bool = False,
    stdin: bytes | None = None,
) -> Suggestion:
    """Propose a topic for an article; with `online` PubMed counts what the term finds."""
    article = articles.read(
        source,
        at=at,
        allow_private=settings.allow_private,
        stdin=stdin,
        known=known_words.in_records(settings),
    )
    reading = read_article(article)
    things = _named((c.intervention for c in reading.claims), _MOST[0])
    outcomes = _named((c.outcome for c in reading.claims), _MOST[1])
    if not things:
        raise LittrackError(
            f"{source} makes no claim that names what is given; write a topic: littrack init DIR"
        )
    mesh = _headings(settings, [*things, *outcomes])
    made = Suggestion(
        _title(reading, things), source, things, outcomes, mesh, _term(things, outcomes, mesh)
    )
    return replace(made, count=_counted(settings, made.term)) if online else made


def _named(names: Iterable[str], most: int) -> tuple[str, ...]:
    """The names used most, each once in small letters."""
    plain = (re.sub(r"\[[^\]]*\]|[^\w\s'-]", " ", name).lower() for name in names)
    bare = (" ".join(name.split()) for name in plain)
    counted = Counter(name for name in bare if name and len(name.split()) <= _LONGEST)
    return tuple(name for name, _ in counted.most_common(most))


def _title(reading: Reading, things: Sequence[str]) -> str:
    return reading.article.title or things[0].capitalize()


def _headings(settings: Settings, names: Sequence[str]) -> dict[str, str]:
    """The MeSH headings of the records at hand that are called as a name is."""
    if not settings.database.exists():
        return {}
    found: dict[str, str] = {}
    with Cache(settings.database) as cache:
        for name in names:
            keys = [hit.key for hit in cache.search(f'"{name}"[mh]', limit=5)]
            records = [record for key in keys if (record := cache.record(key))]
            if heading := _heading(records, name):
                found[name] = heading
    return found


def _heading(records: Sequence[Record], name: str) -> str:
    """Give the MeSH heading of these records that is called as a name is, but for its plural."""
    known = {heading.heading.name for record in records for heading in record.mesh}
    return min((each for each in known if each.lower().rstrip("s") == name.rstrip("s")), default="")


def _term(things: Sequence[str], outcomes: Sequence[str], mesh: dict[str, str]) -> str:
    blocks = [_block(names, mesh) for names in (things, outcomes) if names]
    return "\nAND\n".join(blocks)


def _block(names: Sequence[str], mesh: dict[str, str]) -> str:
    parts = [f'"{mesh[name]}"[mh]' for name in names if name in mesh]
    parts += [f'"{name}"[tiab]' if " " in name else f"{name}[tiab]" for name in names]
    return f"({' OR '.join(parts)})"


def _counted(settings: Settings, term: str) -> int:
    with Entrez(settings.eutils_url, "littrack", settings.email, settings.api_key) as entrez:
        return entrez.first(" ".join(term.split()), 0).count


def toml(made: Suggestion) -> str:
    """Write the proposal as a topic file to be edited."""
    found = "" if made.count is None else counted(made.count, "record")
    count = f"# PubMed finds {found} with it.\n" if found else ""
    name = re.sub(r"[^a-z0-9]+", "-", made.interventions[0]).strip("-")
    parts = [
        f"{_HEAD}title = {_quoted(made.title)}\n",
        f"{count}[[query]]\nname = {_quoted(name)}\nterm = '''\n{made.term}\n'''\n",
        *(_concept(each, "intervention", made.mesh) for each in made.interventions),
        *(_concept(each, "outcome", made.mesh) for each in made.outcomes),
        f"[[article]]\nsource = {_quoted(made.source)}\n",
    ]
    return "\n".join(parts)


def _concept(name: str, kind: str, mesh: dict[str, str]) -> str:
    heading = f"mesh = [{_quoted(mesh[name])}]\n" if name in mesh else ""
    said = f"name = {_quoted(name)}\nkind = {_quoted(kind)}\nterms = [{_quoted(name)}]\n"
    return f"[[concept]]\n{said}{heading}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
