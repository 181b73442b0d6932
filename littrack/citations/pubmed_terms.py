"""The PubMed queries that would prove a study there, or its journal's year without it."""

from __future__ import annotations

import re

from littrack.citations.authors import is_place, person
from littrack.citations.subject import Subject
from littrack.concepts import Lexicon
from littrack.model import CitationMention

_WORDS = 6
_TAGS = {"doi": "aid", "pmcid": "aid", "nct": "si"}


def by_identifier(kind: str, value: str) -> str:
    """The query for a DOI, PMCID or trial number."""
    return f'"{value}"[{_TAGS[kind]}]'


def issue(mention: CitationMention) -> str:
    """All of a journal's year."""
    parts = []
    if mention.journal:
        parts.append(f'"{_quoted(mention.journal)}"[ta]')
    if mention.year is not None:
        parts.append(f"{mention.year}[dp]")
    if mention.author and not mention.journal:
        parts.append(_author(mention.author))
    return " AND ".join(parts)


def study(mention: CitationMention, subject: Subject, lexicon: Lexicon) -> str:
    """What should find the study: journal, year, author and what it was about."""
    parts = [issue(mention)]
    if mention.author and mention.journal:
        parts.append(_author(mention.author))
    if mention.trial:
        parts.append(f'"{_quoted(mention.trial)}"[tiab]')
    about = _about(subject, lexicon)
    return " AND ".join(part for part in (*parts, about) if part)


def _author(author: str) -> str:
    if is_place(author):
        return f'"{_quoted(author.removeprefix("the "))}"[ad]'
    return f"{_quoted(person(author))}[au]"


def _about(subject: Subject, lexicon: Lexicon) -> str:
    names = [v for name in sorted(subject.acting) for v in lexicon.variants(name)]
    words = names or sorted(subject.words, key=lambda w: (-len(w), w))[:_WORDS]
    tagged = [f'"{_quoted(word)}"[tiab]' for word in dict.fromkeys(words)]
    return f"({' OR '.join(tagged)})" if tagged else ""


def _quoted(text: str) -> str:
    return re.sub(r'["\[\]\\]+', " ", text).strip()
