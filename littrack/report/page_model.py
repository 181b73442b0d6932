"""All that the template of the page names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from littrack.model import (
    Article,
    ArticleSentence,
    CitationState,
    Report,
    SentenceFate,
)
from littrack.model.labels import (
    CITATIONS,
    DIGEST_MARK,
    DISCLAIMER,
    NOTICES,
    REASONS,
    STANCES,
    TYPES,
    VERDICTS,
    rank,
)
from littrack.report import cite, glossary
from littrack.report.counts import counts
from littrack.report.findings import Cited, Finding, cited, findings, heading, source
from littrack.report.highlight import Paragraph, Span, paragraphs
from littrack.report.pictures import SIZES, evidence_map, strip, timeline
from littrack.report.prisma import LEFT, lead, prisma
from littrack.report.whereabouts import imprint


@dataclass(frozen=True, slots=True)
class Text:
    """An article as the page shows it, and what of it was not checked."""

    number: int
    article: Article
    paragraphs: tuple[Paragraph, ...]
    unchecked: tuple[ArticleSentence, ...]
    link: str

    @property
    def title(self) -> str:
        """What it is called on the page."""
        return heading(self.article)

    @property
    def imprint(self) -> str:
        """Who wrote and published it, and when, as it says itself."""
        return imprint(self.article)

    @property
    def source(self) -> str:
        """Where it came from, as the page shows it."""
        return source(self.article)


def _pictures(report: Report, found: Sequence[Finding]) -> dict[str, Any]:
    """Lay out each picture for each width of the page; one without data is left out."""
    return {
        "maps": [each for size in SIZES if (each := evidence_map(found, size))],
        "timelines": [(size, bars) for size in SIZES if (bars := timeline(report, size))],
        "strips": [moves for size in SIZES if (moves := strip(report, found, size))],
    }


def view(report: Report) -> dict[str, Any]:
    """Everything the template names."""
    found, named = findings(report), cited(report)
    return {
        "report": report,
        "findings": found,
        "cited": named,
        "texts": _texts(report, found, named),
        "first": [f for f in found if glossary.look_first(f.verdict, f.sides)],
        "first_cited": [c for c in named if c.bad],
        "cited_words": _by_word(named),
        "by_key": {f.key: f for f in found} | {c.key: c for c in named},
        "counts": counts(report),
        "basis": glossary.basis(report.searched),
        "KEY": glossary.KEY,
        "most_read": max((finding.sides.read for finding in found), default=0),
        "kinds": {finding.verdict.claim.type for finding in found},
        **_pictures(report, found),
        "prisma": prisma(report),
        "lead": lead,
        "PRISMA_LEFT": LEFT,
        "cite": cite,
        "VERDICTS": VERDICTS,
        "CITATIONS": CITATIONS,
        "STANCES": STANCES,
        "REASONS": REASONS,
        "NOTICES": NOTICES,
        "TYPES": TYPES,
        "DISCLAIMER": DISCLAIMER,
        "DIGEST_MARK": DIGEST_MARK,
        "NO_ANSWER": CitationState.LOOKUP_FAILED,
    }


def _by_word(named: Sequence[Cited]) -> list[tuple[str, list[Cited]]]:
    words: dict[str, list[Cited]] = {}
    for each in named:
        words.setdefault(each.words.word, []).append(each)
    return list(words.items())


def _texts(report: Report, found: Sequence[Finding], named: Sequence[Cited]) -> list[Text]:
    return [
        Text(
            number,
            article,
            _paragraphs(article, _spans(article, found, named)),
            tuple(
                s
                for s in report.sentences
                if s.place.article == article.id and s.fate is not SentenceFate.CHECKED
            ),
            cite.web(article.source),
        )
        for number, article in enumerate(report.articles, 1)
    ]


def _paragraphs(article: Article, spans: Sequence[Span]) -> tuple[Paragraph, ...]:
    shown = paragraphs(article, spans)
    # The title stands above already, unless it claims something itself.
    if shown and shown[0].text.strip() == article.title.strip() and not shown[0].opened:
        shown = shown[1:]
    return tuple(shown)


def _spans(article: Article, found: Sequence[Finding], named: Sequence[Cited]) -> list[Span]:
    # A citation wears its own mark only where no claim does.
    ranked: list[tuple[int, Finding | Cited]] = [
        *((rank(finding.verdict.label), finding) for finding in found),
        *((len(VERDICTS) + each.number, each) for each in named),
    ]
    return [
        Span(spot.place.start, spot.place.end, item.key, worst, spot.anchor, item.noted)
        for worst, item in ranked
        for spot in item.spots
        if spot.place.article == article.id
    ]
