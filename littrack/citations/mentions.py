"""How an article points at studies: by name, by identifier, by note, or by "studies show"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from littrack.citations.citation_patterns import GENERIC
from littrack.citations.mention_merge import named
from littrack.citations.reference_parser import entry, identifiers
from littrack.citations.study_descriptors import Sign
from littrack.citations.vocabulary import PEOPLE
from littrack.language.fold import Folded
from littrack.model import (
    Article,
    CitationMention,
    Claim,
    Identifier,
    MentionKind,
    Place,
    Reference,
)

_COUNT = re.compile(
    rf"\b(?:n ?= ?)?(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})\b"
    rf"(?! ?(?:%|percent|weeks?|months?|years?|days?|mg|hours?))(?:\s\w+){{0,2}}?\s{PEOPLE}\b"
    r"|\bn ?= ?(\d{1,6})\b",
    re.IGNORECASE,
)


def mentions_in(article: Article, sentence: Place, folded: Folded) -> list[CitationMention]:
    """List the citation mentions of one sentence: named first, none inside another."""
    found = list(_in_words(article, sentence, folded))
    notes = list(_by_notes(article, sentence))
    named = [m for m in found if m.kind is MentionKind.NAMED]
    pointing = [m for m in (*found, *notes) if m.identifiers and m not in named]
    pointing += [m for m in notes if not m.identifiers]
    if len(named) == 1 and len(pointing) == 1:
        whole = _joined(named[0], pointing[0])
        return [whole if m is named[0] else m for m in found if m is not pointing[0]]
    return [*found, *notes]


def _in_words(article: Article, sentence: Place, folded: Folded) -> Iterator[CitationMention]:
    taken: list[tuple[int, int]] = []
    for study in named(folded.text):
        taken.append((study.start, study.end))
        yield _named(article, sentence, folded, study)
    for start, end, identifier in identifiers(folded.text):
        if _free((start, end), taken):
            taken.append((start, end))
            place = _place(article, folded, start, end)
            kind = MentionKind.IDENTIFIER
            yield CitationMention(_name(place), kind, place, sentence, identifiers=(identifier,))
    for pattern in GENERIC:
        for found in pattern.finditer(folded.text):
            if _free(found.span(), taken) and not _theirs(found, folded.text, taken):
                taken.append(found.span())
                place = _place(article, folded, *found.span())
                yield CitationMention(_name(place), MentionKind.GENERIC, place, sentence)


def _by_notes(article: Article, sentence: Place) -> Iterator[CitationMention]:
    """The references whose raised numbers stand in a sentence."""
    for reference in article.references:
        for start, end in reference.anchors:
            if sentence.start <= start and end <= sentence.end:
                place = Place(article.id, start, end, article.text[start:end])
                yield from referred(reference, place, sentence)


def listed(article: Article) -> Iterator[CitationMention]:
    """The references that no note of the text points to, each in its own place."""
    for reference in article.references:
        start, end = reference.start, reference.end
        if not reference.anchors and start is not None and end is not None:
            place = Place(article.id, start, end, article.text[start:end])
            yield from referred(reference, place, place)


def referred(reference: Reference, place: Place, sentence: Place) -> Iterator[CitationMention]:
    """What an entry of a reference list names; nothing when it names no work."""
    text = f"{reference.text} {reference.url}"
    ids = tuple(dict.fromkeys(identifier for _, _, identifier in identifiers(text)))
    read = entry(reference.text)
    if ids or "title" in read:
        yield CitationMention(
            f"{_name(place)}:{reference.label}",
            MentionKind.IDENTIFIER if ids else MentionKind.NAMED,
            place,
            sentence,
            journal=read.get("journal", ""),
            year=int(read["year"]) if "year" in read else None,
            author=read.get("author", ""),
            title=read.get("title", ""),
            identifiers=ids,
        )


def detailed(mention: CitationMention, said: Sequence[Claim], text: str) -> CitationMention:
    """A named study with what its sentence says that it found, in whom, and in how many."""
    if mention.kind is not MentionKind.NAMED or not said:
        return mention
    claim = said[-1]
    count = _COUNT.search(text)
    number = (count[1] or count[2]).replace(",", "") if count else ""
    return replace(
        mention,
        intervention=claim.intervention,
        outcome=claim.outcome,
        population=claim.population,
        direction=claim.direction,
        n=int(number) if number else None,
    )


def _joined(named: CitationMention, note: CitationMention) -> CitationMention:
    """A study named in words with the note that points to it."""
    return replace(
        named,
        title=note.title,
        author=named.author or note.author,
        year=named.year or note.year,
        identifiers=note.identifiers,
    )


def _theirs(found: re.Match[str], text: str, taken: list[tuple[int, int]]) -> bool:
    """Whether a hint only goes on with the study before it: "In a paper in X, scientists said"."""
    return any(
        end <= found.start() and text[end : found.start()] in {", ", " "} for _, end in taken
    )


def _free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _named(article: Article, sentence: Place, folded: Folded, said: Sign) -> CitationMention:
    place = _place(article, folded, said.start, said.end)
    return CitationMention(
        _name(place),
        MentionKind.NAMED,
        place,
        sentence,
        journal=said.journal,
        year=said.year,
        author=said.author,
        design=said.design,
        trial=said.trial,
        meeting=said.meeting,
        identifiers=_linked(article, place)
        or _first(identifiers(folded.text[said.end : said.end + _NEAR])),
    )


def _linked(article: Article, place: Place) -> tuple[Identifier, ...]:
    """The identifier in the address that the words of a study link to."""
    address = _ADDRESS.match(article.text, place.end)
    found = identifiers(address[1]) if address else ()
    return tuple(identifier for _, _, identifier in found)


_ADDRESS = re.compile(r"[^\n\[\]]{0,40}\]\(([^()\s]+)\)")
_NEAR = 40  # characters after a named study in which its identifier may stand


def _first(found: Iterator[tuple[int, int, Identifier]]) -> tuple[Identifier, ...]:
    return tuple(identifier for start, _, identifier in found if start < _NEAR)


def _place(article: Article, folded: Folded, start: int, end: int) -> Place:
    first, last = folded.span(start, end)
    return Place(article.id, first, last, article.text[first:last])


def _name(place: Place) -> str:
    return f"m{place.article}:{place.start}"
