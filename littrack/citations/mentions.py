"""How an article points at studies: by name, by identifier, by note, or by "studies show"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from littrack.citations.citation_patterns import GENERIC
from littrack.citations.journal_places import journals_in
from littrack.citations.mention_merge import named
from littrack.citations.reference_parser import entry, identifiers
from littrack.citations.same_study import mention_id, of_one_study
from littrack.citations.sentence_details import detailed_studies
from littrack.citations.study_descriptors import Sign
from littrack.citations.study_phrases import (
    named_phrases,
    study_told_of,
)
from littrack.citations.vocabulary import PEOPLE
from littrack.language import Document, ParsedSentence
from littrack.language.fold import Folded, fold
from littrack.model import (
    Article,
    CitationMention,
    Claim,
    Identifier,
    MentionKind,
    Place,
    Reference,
    SourceType,
)

_COUNT = re.compile(
    rf"\b(?:n ?= ?)?(\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})\b"
    rf"(?! ?(?:%|percent|weeks?|months?|years?|days?|mg|hours?))(?:\s\w+){{0,2}}?\s{PEOPLE}\b"
    r"|\bn ?= ?(\d{1,6})\b",
    re.IGNORECASE,
)


def read_mentions(document: Document) -> tuple[CitationMention, ...]:
    """List the studies, guidelines and reports an article points to, in order of their sentences.

    A sentence of the reference list is read as an entry, of a heading only what has an identifier.
    """
    article = document.article
    listed_at = [
        (r.start, r.end) for r in article.references if r.start is not None and r.end is not None
    ]
    found: list[CitationMention] = []
    for sentence in document.sentences:
        line = sentence.line
        if any(a <= line.start < b for a, b in listed_at):
            continue
        cited = mentions_in(article, sentence)
        found += [m for m in cited if m.identifiers] if line.heading else cited
    return (*of_one_study(document, found), *listed(article))


def mentions_in(article: Article, parsed: ParsedSentence) -> list[CitationMention]:
    """List the citation mentions of one sentence: named first, none inside another."""
    line = parsed.line
    sentence = Place(article.id, line.start, line.end, parsed.text)
    folded = fold(parsed.text, line.start)
    found = list(_in_words(article, sentence, folded, parsed))
    notes = list(_by_notes(article, sentence))
    design = study_told_of(parsed)
    found = [replace(m, design=m.design or design) if m.identifiers else m for m in found]
    notes = [replace(m, design=design) for m in notes]
    named = [m for m in found if m.kind is MentionKind.NAMED]
    pointing = [m for m in (*found, *notes) if m.identifiers and m not in named]
    pointing += [m for m in notes if not m.identifiers]
    if len(named) == 1 and len(pointing) == 1:
        whole = _joined(named[0], pointing[0])
        return [whole if m is named[0] else m for m in found if m is not pointing[0]]
    return [*found, *notes]


def _parsed_signs(parsed: ParsedSentence, folded: Folded) -> list[Sign]:
    """What the parse says of studies, in the places of the folded sentence."""
    return [
        Sign(
            bisect_left(folded.at, said.start),
            bisect_left(folded.at, said.end),
            design=said.design,
            author=said.author,
            trial=said.trial,
            meeting=said.meeting,
            journal=said.journal,
            weak=said.weak,
            source=said.source,
            year=said.year,
            written=said.written,
        )
        for said in (*named_phrases(parsed), *journals_in(parsed))
    ]


def _in_words(
    article: Article, sentence: Place, folded: Folded, parsed: ParsedSentence
) -> Iterator[CitationMention]:
    taken: list[tuple[int, int]] = []
    studies = named(folded.text, _parsed_signs(parsed, folded))
    for study in detailed_studies(studies, folded, parsed):
        taken.append((study.start, study.end))
        yield _named(article, sentence, folded, study)
    for start, end, identifier in identifiers(folded.text):
        if _free((start, end), taken):
            taken.append((start, end))
            place = _place(article, folded, start, end)
            kind = MentionKind.IDENTIFIER
            yield CitationMention(
                mention_id(place), kind, place, sentence, identifiers=(identifier,)
            )
    for pattern in GENERIC:
        for found in pattern.finditer(folded.text):
            if _free(found.span(), taken) and not _theirs(found, folded.text, taken):
                taken.append(found.span())
                place = _place(article, folded, *found.span())
                yield CitationMention(mention_id(place), MentionKind.GENERIC, place, sentence)


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
            f"{mention_id(place)}:{reference.label}",
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
        mention_id(place),
        MentionKind.NAMED,
        place,
        sentence,
        journal=said.journal,
        year=said.year,
        author=said.author,
        design=said.design,
        trial=said.trial,
        meeting=said.meeting,
        title=said.title,
        source_type=SourceType(said.source),
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
