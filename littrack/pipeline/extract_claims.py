"""An article as it is read: its claims, the studies it mentions, and which claims lean on which."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from littrack import claims
from littrack.citations.mentions import detailed, listed, read_mentions
from littrack.citations.told import divided
from littrack.encoder import Encoder, shipped_encoder
from littrack.language import Document, Parser
from littrack.language.parsing import default_parser
from littrack.model import (
    Article,
    ArticleSentence,
    CitationMention,
    Claim,
    ClaimType,
    MentionKind,
    ModelError,
    Place,
    Reading,
    SentenceFate,
)
from littrack.pipeline import code_version


def read_article(
    article: Article, parser: Parser | None = None, encoder: Encoder | None = None
) -> Reading:
    """Read one article into sentences, claims and mentions of studies."""
    if not article.language.startswith("en"):
        return Reading(article, tuple(_unread(article)), (), tuple(listed(article)))
    document = Document.read(article, parser)
    found = claims.read_claims(document, _worth(document, encoder))
    cited = _by_sentence(read_mentions(document))
    mentions: list[CitationMention] = []
    held = list(found.claims)
    for sentence in found.sentences:
        near = divided(cited.pop(sentence.place.start, []))
        held = [_leaning(c, sentence, near) for c in held] if near else held
        mentions += [_completed(m, held, sentence) for m in near]
    mentions += [m for rest in cited.values() for m in rest]
    return Reading(article, found.sentences, tuple(held), tuple(mentions))


def reader_version() -> str:
    """Name all that decides how an article is read: code, words and the parser's files.

    What an extractor of the settings proposes is not told by it.
    """
    code = code_version.version("claims", "language", "lexicon")
    try:
        parser = default_parser().version
    except ModelError:
        parser = ""
    return hashlib.blake2b(f"{code} {parser}".encode(), digest_size=6).hexdigest()


def _by_sentence(mentions: Sequence[CitationMention]) -> dict[int, list[CitationMention]]:
    """The mentions by where their sentence begins."""
    found: dict[int, list[CitationMention]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence.start, []).append(mention)
    return found


def _worth(document: Document, encoder: Encoder | None) -> Sequence[claims.SentenceReading]:
    """Which sentences are worth checking; nothing where a model file is missing or damaged."""
    try:
        return claims.judge(document, encoder or shipped_encoder())
    except ModelError:
        return ()


def _unread(article: Article) -> Iterator[ArticleSentence]:
    """The sentences of an article in another language; they are not parsed."""
    from littrack.language.lines import lines

    for line in lines(article):
        place = Place(article.id, line.start, line.end, article.text[line.start : line.end])
        why = "not in English, which is what littrack reads"
        yield ArticleSentence(place, SentenceFate.DROPPED, why)


def _is_in(claim: Claim, place: Place) -> bool:
    return place.start <= claim.places[0].start < place.end


def _cited_by(claim: Claim, mentions: Sequence[CitationMention]) -> list[CitationMention]:
    """Leave out "studies" in general where a claim does not speak of evidence."""
    if claim.reported or claim.type is ClaimType.EVIDENCE:
        return list(mentions)
    return [mention for mention in mentions if mention.kind is not MentionKind.GENERIC]


def _leaning(claim: Claim, sentence: ArticleSentence, cited: Sequence[CitationMention]) -> Claim:
    """A claim with the mentions it leans on; evidence that is one named study is that study."""
    if not _is_in(claim, sentence.place):
        return claim
    evidence = claim.type is ClaimType.EVIDENCE
    kept = _cited_by(claim, cited)
    claim = replace(claim, mentions=tuple(mention.id for mention in kept))
    if not evidence or claim.negated or MentionKind.NAMED not in {m.kind for m in kept}:
        return claim
    return replace(claim, type=ClaimType.NAMED_STUDY)


def _completed(
    mention: CitationMention, held: Sequence[Claim], sentence: ArticleSentence
) -> CitationMention:
    """A named study with what its sentence says that it found."""
    said = [
        c
        for c in held
        if _is_in(c, mention.told or sentence.place)
        and c.checkable
        and (c.reported or c.type is ClaimType.NAMED_STUDY)
    ]
    said.sort(key=lambda c: c.type is ClaimType.NAMED_STUDY)
    return detailed(mention, said, mention.words)
