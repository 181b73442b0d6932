"""An article read sentence by sentence: what each asserts, in its own words, or why nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from littrack.claims.assertions import asserted, is_misparsed, surely_read
from littrack.claims.checkworthiness import CHECKABLE, SentenceReading
from littrack.claims.coreference import Memory, topic_of
from littrack.claims.endorsement_context import endorsement_in, states_by_label
from littrack.claims.endorsement_cues import cue_words
from littrack.claims.evidence import about_evidence
from littrack.claims.fields import Draft, clause_draft, drafted
from littrack.claims.identity import distinct, identified
from littrack.claims.sentence_kinds import sure_kind
from littrack.claims.unread import unread
from littrack.language import Document, ParsedSentence
from littrack.language.lines import Line
from littrack.language.relations import Clause, clauses, relations_in
from littrack.model import Article, ArticleSentence, Claim, ClaimType, Place, SentenceFate
from littrack.model.article import LONGEST_READ

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEYOND = f"past the first {LONGEST_READ:,} characters, where reading ends"


@dataclass(frozen=True, slots=True)
class Extraction:
    """The sentences of an article, each with what became of it, and the claims they make."""

    article: Article
    sentences: tuple[ArticleSentence, ...]
    claims: tuple[Claim, ...]
    topic: str = ""


def read_claims(document: Document, readings: Sequence[SentenceReading] = ()) -> Extraction:
    """Read the claims of an article and the fate of each of its sentences.

    `readings` say which sentences are worth checking, in order; without them grammar alone decides.
    """
    reader = _Reader(document)
    for at, sentence in enumerate(document.sentences):
        reader.read(at, sentence, readings[at] if readings else None)
    reader.leave(document.beyond)
    claims = tuple(distinct(reader.claims))
    return Extraction(document.article, tuple(reader.sentences), claims, reader.memory.topic.main)


class _Reader:
    """Goes over the sentences of one article in order; what was named before tells what "it" is."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.article = document.article
        self.memory = Memory(topic_of(document.title, (s.tree for s in document.sentences)))
        self.sentences: list[ArticleSentence] = []
        self.claims: list[Claim] = []
        self._listed = [
            (r.start, r.end)
            for r in self.article.references
            if r.start is not None and r.end is not None
        ]

    def read(self, at: int, sentence: ParsedSentence, worth: SentenceReading | None) -> None:
        """Read sentence number `at`."""
        line = sentence.line
        place = Place(self.article.id, line.start, line.end, sentence.text)
        why = self._left_out(line.start, line.end)
        if why:
            self.sentences.append(ArticleSentence(place, SentenceFate.DROPPED, why))
            return
        stated = worth is None or worth.checkable or states_by_label(sentence)
        drafts = self._drafts(at, sentence) if stated else []
        why = worth.why if worth is not None else "asserts nothing that can be checked"
        if drafts:
            around = " ".join(s.text for s in self.document.sentences[max(0, at - 1) : at + 1])
            self.claims += [identified(replace(d.claim, context=around)) for d in drafts]
            fate, why = SentenceFate.CHECKED, CHECKABLE
        else:
            fate = SentenceFate.NOT_CHECKABLE
            if not line.heading:
                self.claims.append(_uncheckable(place, sentence.tree.text, why))
        borderline = worth is not None and worth.borderline
        self.sentences.append(ArticleSentence(place, fate, why, borderline))
        if not line.heading:
            self.memory.note(sentence.tree)

    def leave(self, beyond: Sequence[Line]) -> None:
        """Say of each sentence that was not parsed that it was not read."""
        text = self.article.text
        for line in beyond:
            place = Place(self.article.id, line.start, line.end, text[line.start : line.end])
            self.sentences.append(ArticleSentence(place, SentenceFate.DROPPED, _BEYOND))

    def _left_out(self, start: int, end: int) -> str:
        if any(a <= start < b for a, b in self._listed):
            return "an entry of the reference list"
        if any(a < end and start < b for a, b in self.article.unreadable):
            return "letters of it cannot be read"
        return ""

    def _drafts(self, at: int, sentence: ParsedSentence) -> list[Draft]:
        if sure_kind(sentence):
            return []
        article, parts = self.article.id, tuple(clauses(sentence.tree))
        found = [
            self._endorsed(at, draft)
            for clause, relation in relations_in(parts)
            for draft in drafted(sentence, article, clause, relation, self.memory)
        ]
        stated = self._stated(at, sentence, parts, _spare(found))
        kept = _spare(about_evidence(sentence, article, stated))
        rest = [self._endorsed(at, d) for d in unread(sentence, article, kept, parts)]
        return _spare([*kept, *rest])

    def _stated(
        self,
        at: int,
        sentence: ParsedSentence,
        parts: Sequence[Clause],
        drafts: Sequence[Draft],
    ) -> list[Draft]:
        """The drafts that are statements of their own; where the parse is wrong, the sure ones."""
        if is_misparsed(sentence.tree):
            return [d for d in drafts if surely_read(d)]
        return list(asserted(parts, drafts, lambda v: self._plain(at, sentence, v)))

    def _plain(self, at: int, sentence: ParsedSentence, verb: Token) -> Draft | None:
        draft = clause_draft(sentence, self.article.id, verb, self.memory)
        return draft and self._endorsed(at, draft)

    def _endorsed(self, at: int, draft: Draft) -> Draft:
        """A draft with whether the writer stands behind it; a denial in its words negates it."""
        told = endorsement_in(self.document, at, draft.verb)
        inside = told.cue_at in draft.words and told.cue.lower() not in cue_words("falsely")
        endorsed = draft.claim.endorsed and (told.endorsed or inside)
        speaker = draft.claim.attributed_to or told.attributed_to
        claim = replace(draft.claim, endorsed=endorsed, attributed_to=speaker)
        return replace(draft, claim=claim)


def _uncheckable(place: Place, words: str, why: str) -> Claim:
    """A sentence that no study could answer, in its words without marks, with its reason."""
    text = " ".join(words.split()) or " ".join(place.text.split())
    return identified(Claim("", text, ClaimType.NOT_CHECKABLE, (place,), why=why))


def _spare(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft for the same words: the one with more of its fields filled, else the first.

    A draft of which pronouns in brackets are all that is left has no words.
    """
    best: dict[str, Draft] = {}
    for draft in (d for d in drafts if d.claim.places):
        key = " ".join(draft.claim.text.lower().split())
        known = best.get(key)
        if known is None or draft.filled > known.filled:
            best[key] = draft
    return list(best.values())
