"""A saved question: what PubMed is asked, and the words its things go by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from littrack.model.pmid import Pmid


@dataclass(frozen=True, slots=True)
class Query:
    """One saved PubMed search; `term` is kept to the letter, comments and line ends included."""

    name: str
    term: str
    seeds: tuple[Pmid, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """The names one thing goes by: `terms` in running text, `mesh` headings, registry `substances`.

    `kind` says what the thing is (intervention, condition, outcome, harm, population or "");
    `within` names a broader concept this one is a part or a kind of.
    """

    name: str
    terms: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()
    substances: tuple[str, ...] = ()
    kind: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """Where an article to watch is found: a path (from the workspace) or a URL."""

    source: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One file of queries/: `name` is the file's stem, `title` what people call it.

    `library` names a packaged set of digests that stands in until PubMed has been asked.
    """

    name: str
    title: str
    queries: tuple[Query, ...] = ()
    concepts: tuple[Concept, ...] = ()
    articles: tuple[ArticleSource, ...] = ()
    library: str = ""
    path: Path | None = None
