"""What the grammar did not give: parts of a sentence that no claim covers, as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from littrack.claims.assertions import is_misparsed
from littrack.claims.fields import Draft, plain_draft
from littrack.language import ParsedSentence
from littrack.language.relations.clause import clauses
from littrack.language.tree import VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINS = frozenset("and but whereas while yet though although so".split())
_SIGNS = frozenset({";", ":", "—", "–", "--"})
_FEW = 4  # words; fewer say nothing by themselves


def unread(sentence: ParsedSentence, article: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The parts of a sentence, between its joints, of which no draft holds a word."""
    held = [(p.start, p.end) for d in drafts for p in d.claim.places]
    frames = _frames(sentence)
    found = []
    for part in _parts(sentence):
        start, end = sentence.start_of(part[0]), sentence.end_of(part[-1])
        free = all(b <= start or end <= a for a, b in held)
        if free and _may_say(part) and not frames & {t.i for t in part}:
            found.append(plain_draft(sentence, article, part))
    return found


def _frames(sentence: ParsedSentence) -> set[int]:
    """The verbs of conditions, aims and advice; none where the parse cannot be right."""
    if is_misparsed(sentence.tree):
        return set()
    return {c.verb.i for c in clauses(sentence.tree) if c.scope.unreal or c.scope.advice}


def _may_say(part: Sequence[Token]) -> bool:
    """Whether a run of words may assert something: long enough, and no question or order."""
    words = [t for t in part if t.is_alpha]
    asks = part[-1].doc[-1].text == "?"
    verbs = any(t.pos_ in VERBAL for t in part) or len(part) == len(part[0].doc)
    return len(words) >= _FEW and verbs and not asks and part[0].tag_ != "VB"


def _parts(sentence: ParsedSentence) -> Iterator[list[Token]]:
    """A sentence in parts: at semicolons, and at "and", "but", "whereas" after a comma."""
    part: list[Token] = []
    for token in (t for t in sentence.tree if not t.is_space):
        after_comma = bool(part) and part[-1].text == ","
        if token.text in _SIGNS or (token.lower_ in _JOINS and after_comma):
            yield from _trimmed(part)
            part = []
        else:
            part.append(token)
    yield from _trimmed(part)


def _trimmed(part: list[Token]) -> Iterator[list[Token]]:
    kept = list(part)
    while kept and kept[-1].is_punct:
        kept.pop()
    while kept and kept[0].is_punct:
        kept.pop(0)
    if kept:
        yield kept
