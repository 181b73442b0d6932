"""Cited studies looked up in a corpus: by identifier, by journal and year, by their own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from littrack.citations import JournalYear
from littrack.corpus import Corpus, LocalWorkers, cores, question
from littrack.corpus.journal_years import holdings
from littrack.model import CitationMention, MentionKind, Record

_BEST = 40  # records that share most words with what is said of a study


class CorpusLookup:
    """A corpus as citations ask it: all that `mentions` need is read at once."""

    def __init__(self, corpus: Corpus, mentions: Sequence[CitationMention]) -> None:
        named = [m for m in mentions if m.kind is not MentionKind.GENERIC]
        self.name = f"the corpus {corpus.root} ({corpus.manifest.records:,} records)"
        issues = [key for m in named if (key := _issue(m))]
        self._held = holdings(corpus, issues, [key for m in named for key in _identifiers(m)])
        self._best = _best(corpus, named)

    def records_for(self, mention: CitationMention) -> Sequence[Record]:
        """The records that may be the study: by identifier, by journal and year, by words."""
        known = self._held.by_identifier
        numbered = [known[key] for key in _identifiers(mention) if key in known]
        issue = self.journal_year(mention)
        return [*numbered, *(issue.records if issue else ()), *self._best.get(mention.id, ())]

    def journal_year(self, mention: CitationMention) -> JournalYear | None:
        """What it holds of the journal and year that an article names, if it names both."""
        key = _issue(mention)
        return self._held.of_journals.get(key) if key else None


def corpus_lookup(root: Path, mentions: Sequence[CitationMention]) -> CorpusLookup:
    """Open the corpus in a folder and read what mentions ask for; `CorpusError` where none is."""
    return CorpusLookup(Corpus(root, LocalWorkers(cores())), mentions)


def _best(corpus: Corpus, named: Sequence[CitationMention]) -> dict[str, list[Record]]:
    """The records that share most words with what is said of each study."""
    if not named:
        return {}
    ranked = corpus.candidates([question(_words(m)) for m in named], _BEST)
    return {m.id: [hit.record for hit in hits] for m, hits in zip(named, ranked, strict=True)}


def _issue(mention: CitationMention) -> tuple[str, int] | None:
    return (mention.journal, mention.year) if mention.journal and mention.year else None


def _identifiers(mention: CitationMention) -> Iterable[tuple[str, str]]:
    return ((i.kind, i.value.lower()) for i in mention.identifiers)


def _words(mention: CitationMention) -> str:
    return f"{mention.words} {mention.author} {mention.title}"
