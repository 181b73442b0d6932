"""What the grammar did not give: parts of a sentence that no claim covers, as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from littrack.claims.assertions import is_misparsed
from littrack.claims.fields import Draft, plain_draft
from littrack.language import ParsedSentence
from littrack.language.joints import parts
from littrack.language.relations import Clause
from littrack.language.tree import VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEW = 4  # words; fewer say nothing by themselves


def unread(
    sentence: ParsedSentence,
    article: str,
    drafts: Sequence[Draft],
    clauses: Sequence[Clause],
) -> list[Draft]:
    """The parts of a sentence, between its joints, of which no draft holds a word."""
    held = [(p.start, p.end) for d in drafts for p in d.claim.places]
    frames = _frames(sentence, clauses)
    found = []
    for part in parts(sentence.tree):
        start, end = sentence.start_of(part[0]), sentence.end_of(part[-1])
        free = all(b <= start or end <= a for a, b in held)
        if free and _may_say(part) and not frames & {t.i for t in part}:
            found.append(plain_draft(sentence, article, part))
    return found


def _frames(sentence: ParsedSentence, clauses: Sequence[Clause]) -> set[int]:
    """The verbs of conditions, aims and advice; none where the parse cannot be right."""
    if is_misparsed(sentence.tree):
        return set()
    return {c.verb.i for c in clauses if c.scope.unreal or c.scope.advice}


def _may_say(part: Sequence[Token]) -> bool:
    """Whether a run of words may assert something: long enough, and no question or order."""
    words = [t for t in part if t.is_alpha]
    asks = part[-1].doc[-1].text == "?"
    verbs = any(t.pos_ in VERBAL for t in part) or len(part) == len(part[0].doc)
    return len(words) >= _FEW and verbs and not asks and part[0].tag_ != "VB"
