"""Mentions of one article that mean the one study whose place of publication it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from littrack.citations.study_phrases import definite_subjects, introduced
from littrack.language import Document, ParsedSentence
from littrack.model import Article, CitationMention, MentionKind, Place, SourceType

_TAKING_UP = ("the ", "this ", "these ")  # how a sentence takes up a study of the one before
_OPENING = 6  # characters of those words


def of_one_study(document: Document, found: Sequence[CitationMention]) -> Iterator[CitationMention]:
    """Give the mentions, with those ahead of the sentence that says where the study appeared.

    Nothing is done where an article names several publications: which is meant is not said.
    """
    first = _one_publication(found)
    if first is None:
        yield from found
        return
    ahead = [m for s in document.sentences for m in _definite(document.article, s, first, found)]
    ahead += _introduced(document, first)
    taken = {(m.place.start, m.place.end) for m in ahead}
    kept = [m for m in found if not any(_overlap(m, span) for span in taken)]
    for mention in sorted([*kept, *ahead], key=lambda m: m.sentence.start):
        yield _in_journal(mention, first)


def _one_publication(found: Sequence[CitationMention]) -> CitationMention | None:
    """The first mention of the only study whose journal or meeting is named, if it is one."""
    published = [m for m in found if _published(m)]
    several = len({(m.journal, m.meeting) for m in published if m.journal}) > 1
    return published[0] if published and not several else None


def _published(mention: CitationMention) -> bool:
    named = mention.kind is MentionKind.NAMED and mention.source_type is SourceType.STUDY
    return named and bool(mention.journal or mention.meeting)


def _definite(
    article: Article,
    parsed: ParsedSentence,
    first: CitationMention,
    found: Sequence[CitationMention],
) -> Iterator[CitationMention]:
    """ "The study" and "his new study" of the sentences before."""
    line = parsed.line
    if line.heading or line.start >= first.sentence.start:
        return
    named = [m for m in found if m.kind is not MentionKind.GENERIC]
    for start, end, after in definite_subjects(parsed):
        if not any(_overlap(m, (start, after)) for m in named):
            yield _at(article, parsed, first, (start, end))


def _introduced(document: Document, first: CitationMention) -> Iterator[CitationMention]:
    """ "Two trials tested it. The results, published in ...": the study of the sentence before."""
    opening = first.sentence.text.lower().startswith(_TAKING_UP)
    if not opening or first.place.start > first.sentence.start + _OPENING:
        return
    before = [s for s in document.sentences if s.line.start < first.sentence.start]
    spans = list(introduced(before[-1])) if before else []
    if len(spans) == 1 and not before[-1].line.heading:
        yield _at(document.article, before[-1], first, spans[0])


def _at(
    article: Article, parsed: ParsedSentence, first: CitationMention, span: tuple[int, int]
) -> CitationMention:
    place = Place(article.id, *span, article.text[slice(*span)])
    line = parsed.line
    sentence = Place(article.id, line.start, line.end, parsed.text)
    return replace(first, id=mention_id(place), place=place, sentence=sentence)


def _in_journal(mention: CitationMention, first: CitationMention) -> CitationMention:
    """A comment, or another word of the same author, with the journal of the publication."""
    if mention.journal or mention.meeting or mention.trial or not first.journal:
        return mention
    same = bool(mention.author) and mention.author == first.author
    beside = mention.source_type is SourceType.COMMENT
    return replace(mention, journal=first.journal) if same or beside else mention


def _overlap(mention: CitationMention, span: tuple[int, int]) -> bool:
    return mention.place.start < span[1] and span[0] < mention.place.end


def mention_id(place: Place) -> str:
    """Name a mention by where it stands."""
    return f"m{place.article}:{place.start}"
