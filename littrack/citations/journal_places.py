"""Journals told by their names and by what the parse says is done there, however it is worded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from littrack.citations.journal_names import run_end, tells_a_journal, year_after
from littrack.citations.known_journals import is_name, name_end
from littrack.citations.study_parts import SUBJECTS, NamedPhrase, is_proper
from littrack.citations.words import words
from littrack.language import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LEADS = frozenset({"in", "of", "to", "by", "from", "into"})
_SHORT = 2  # words of a name that may be a field's: "Internal Medicine"
_HOPS = 3  # nouns between a journal and what is done there: "on the cover of this issue of"


def journals_in(sentence: ParsedSentence) -> Iterator[NamedPhrase]:
    """Yield the journals in which a sentence says that something of a study stands.

    "accepted for publication in Thorax Letters", "The Mint Journal has published results".
    """
    free = 0
    for token in sentence.tree:
        name = _name(token) if token.i >= free else None
        begin = _begin(name) if name is not None else None
        if name is not None and begin is not None:
            free = name.end
            low, high = sorted((begin, name[0]), key=lambda t: t.i)
            last = name[-1] if low is begin else high
            yield _said(sentence, low, last, name)


def _said(sentence: ParsedSentence, first: Token, last: Token, name: Span) -> NamedPhrase:
    start, end, year = sentence.start_of(first), sentence.end_of(last), None
    if last.i == name.end - 1:
        close, year = year_after(name.doc.text, name.end_char)
        end = sentence.offsets[close - 1] + 1
    return NamedPhrase(start, end, journal=name.text, year=year)


def _begin(name: Span) -> Token | None:
    if not (_is_known(name) or (_is_source(name.doc) and not _is_numbered(name))):
        return _printed(name.root, words("names_a_journal"))
    known = words("part_of_journal") | _doings()
    told = _printed(name.root, known) or _prints(name.root) or _label(name)
    return told or (_told_in(name.root) if _is_sure(name) else None)


def _told_in(name: Token) -> Token | None:
    """The "in" before a journal below a verb that tells of a study: "described a case in"."""
    if name.dep_ != "pobj" or name.head.lower_ != "in":
        return None
    told = words("reports") | words("makes") | _doings()
    return name.head if any(v.lemma_ in told for v in name.ancestors if v.pos_ == "VERB") else None


def _is_sure(name: Span) -> bool:
    """Whether a name can be nothing but a journal's: by a word of it, or by its length."""
    return tells_a_journal(name.text) or len(name.text.split()) > _SHORT


def _name(first: Token) -> Span | None:
    """The whole name of a journal that begins at a word, no part of a longer name."""
    if not first.text[:1].isupper() or (first.i and _goes_on(first.nbor(-1), first)):
        return None
    text, start = first.doc.text, first.idx
    end = name_end(text, start) or run_end(text, start)
    name = first.doc.char_span(start, end) if end else None
    if name is None or (name.end < len(first.doc) and _goes_on(name[-1], first.doc[name.end])):
        return None
    return name


def _is_known(name: Span) -> bool:
    """Whether a name is a journal's wherever it stands; one of a single word may be anything."""
    return tells_a_journal(name.text) or (len(name) > 1 and is_name(name.text))


def _goes_on(one: Token, other: Token) -> bool:
    """Whether two words beside each other are of one name: "Public Health" in that of England."""
    return all(is_proper(t) for t in (one, other)) and one.whitespace_ != ""


def _printed(name: Token, known: frozenset[str]) -> Token | None:
    """The preposition between a journal and what is done in it."""
    at, before = name, None
    for _ in range(_HOPS):
        if at.dep_ != "pobj" or at.head.lower_ not in _LEADS:
            return None
        before = before or at.head
        at = at.head.head
        if at.lemma_.lower() in known:
            return before
    return None


def _doings() -> frozenset[str]:
    done = words("prints") | words("writes") | words("releases")
    return done | words("result") | (words("study") - {"research"})


def _prints(name: Token) -> Token | None:
    """What a journal prints, when that is a study or its results."""
    if name.dep_ not in SUBJECTS or name.head.lemma_ not in words("prints"):
        return None
    things = (c for c in name.head.children if c.dep_ == "dobj")
    known = words("study") | words("result")
    return next((c for c in things if c.lemma_.lower() in known), None)


def _label(name: Span) -> Token | None:
    """The label of a line that gives the source of a page: "SOURCE: Annals of Mint"."""
    return name.doc[0] if _is_source(name.doc) and name.start > 1 else None


def _is_numbered(name: Span) -> bool:
    """Whether a number follows, as it does the label of an identifier ("PMID 111")."""
    return name.end < len(name.doc) and name.doc[name.end].like_num


def _is_source(doc: Doc) -> bool:
    return len(doc) > 1 and doc[0].lower_ in words("source_label") and doc[1].text == ":"
