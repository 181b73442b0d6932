"""The parts of a sentence between its joints: semicolons, colons, dashes, ", and", ", but".

Where the parser hangs one statement on another across a joint, the words tell where it ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from littrack.language.tree import RELATIVE, SUBJECTS, child, has_tense, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINS = frozenset("and but whereas while yet though although so".split())
SIGNS = frozenset({";", ":", "—", "–", "--"})  # a statement may end before each


def parts(doc: Doc) -> list[list[Token]]:
    """A sentence in parts: at semicolons, and at "and", "but", "whereas" after a comma."""
    found: list[list[Token]] = [[]]
    for token in (t for t in doc if not t.is_space):
        after_comma = bool(found[-1]) and found[-1][-1].text == ","
        if token.text in SIGNS or (token.lower_ in _JOINS and after_comma):
            found.append([])
        else:
            found[-1].append(token)
    return [kept for part in found if (kept := _trimmed(part))]


def _trimmed(part: Sequence[Token]) -> list[Token]:
    kept = list(part)
    while kept and kept[-1].is_punct:
        kept.pop()
    while kept and kept[0].is_punct:
        kept.pop(0)
    return kept


def within(top: Token, kept: Sequence[Token]) -> list[Token]:
    """The words of a clause without the statements beyond its joints."""
    found = parts(top.doc)
    at = next((n for n, part in enumerate(found) if top in part), None)
    if at is None:
        return list(kept)
    first, last = _start(found, at, top), _end(found, at)
    strays = _strays(top, found[at][0].i, found[at][-1].i)
    return sorted([*(t for t in kept if first <= t.i <= last), *strays], key=lambda t: t.i)


def _strays(top: Token, first: int, last: int) -> list[Token]:
    """Phrases on this side of the joint that the parser hung on a word beyond it."""
    run = top.doc[first : last + 1]
    phrases = [h for h in run if h.i > top.i and not first <= h.head.i <= last and _is_bare(h)]
    own = set(top.subtree)
    return [t for h in phrases for t in h.subtree if t in run and t not in own]


def _is_bare(head: Token) -> bool:
    """Whether a phrase has no verb with a tense."""
    return not head.is_punct and not any(has_tense(t) for t in head.subtree)


def _start(found: Sequence[Sequence[Token]], at: int, top: Token) -> int:
    """The first word that may belong to a clause: its subject's part at the latest."""
    who = own_subject(top)
    while at > 0:
        reached = who is None or who.i >= found[at][0].i
        if reached and _says(found[at - 1]):
            break
        at -= 1
    return found[at][0].i if at else 0


def _end(found: Sequence[Sequence[Token]], at: int) -> int:
    while at + 1 < len(found) and not _says(found[at + 1]):
        at += 1
    return found[at][-1].i if at + 1 < len(found) else len(found[at][-1].doc)


def _says(part: Sequence[Token]) -> bool:
    """Whether a part is a statement: a verb with a tense and its own subject, nothing relative."""
    return any(has_tense(t) and _has_subject(t, part) for t in part)


def _has_subject(verb: Token, part: Sequence[Token]) -> bool:
    who = child(verb, *SUBJECTS, "expl")
    own = who is not None and who.lower_ not in RELATIVE and who in part
    return own and verb.dep_ not in {"relcl", "acl"}
