"""A claim's text: the article's own words, cut at the edges, list items left out shown as "…"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from littrack.language import ParsedSentence
from littrack.language.joints import SIGNS, parts, within
from littrack.language.negation import is_not_only, shared_helpers
from littrack.language.relations.apposed import is_statement
from littrack.language.relations.general import is_finite
from littrack.language.tree import (
    APART,
    VERBAL,
    child,
    children,
    is_people,
    joined_verbs,
    mark_before,
    subject,
)
from littrack.model import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

_KEPT_AFTER_LIST = frozenset({"in", "among", "for", "during", "by", "compared", "than"})
_CONTRASTS = frozenset({"while", "whereas", "although", "though"})
_TIES = ("cc", "punct", "preconj", "det")
_DENIALS = frozenset({"neither", "not", "no", "nor"})  # of a whole list: kept with each item
_HALVES = {"(": ")", ")": "(", "[": "]", "]": "["}
_OPENERS = frozenset({"that", "because", "since", "while", "although", "though", "as", "whereas"})


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with its places.

    The text without [brackets] and "…" is the words of the places without their reference marks.
    """

    text: str
    places: tuple[Place, ...]


def stated_in(verb: Token) -> Token:
    """The verb whose clause has the words of a claim: a clause without tense is part of another.

    "X was shown to prevent Y" and "X is used to treat Y" stand whole; "X works, easing pain" says
    two things of X, and "easing pain" needs only its subject.
    """
    if is_statement(verb):
        return verb
    at = verb
    while at.head != at and not _stands_alone(at):
        at = next((a for a in at.ancestors if a.pos_ in VERBAL), at.head)
    return at if at.pos_ in VERBAL else verb


def _stands_alone(verb: Token) -> bool:
    """Whether a clause has a tense, or is one in -ing beside another whose subject is no person."""
    if is_finite(verb) and not (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
        return True
    who = subject(verb)
    means = verb.dep_ == "pcomp" and verb.head.lower_ == "by"
    beside = means or (verb.dep_ in {"advcl", "conj"} and verb.tag_ in {"VBG", "VBN"})
    return beside and verb.i > verb.head.i and who is not None and not is_people(who)


def clause_words(
    top: Token, items: Iterable[Token] = (), left_out: Iterable[Token] = ()
) -> list[Token]:
    """The words of a verb's clause: no clause joined to it, and of its lists only `items`.

    The phrases of the prepositions `left_out` are no part of it.
    """
    left = {t.i for prep in left_out if prep != top for t in prep.subtree}
    for joined in joined_verbs(top):
        left |= {t.i for t in joined.subtree}
        left |= {c.i for c in children(top, "cc", "punct") if top.i < c.i < joined.i}
    left |= _aside(top) | _apposed(top)
    for item in items:
        left |= _siblings(item, top)
    kept = [t for t in (*_noun_before(top), *top.subtree) if t.i not in left and not t.is_space]
    kept.sort(key=lambda t: t.i)  # a tree whose lines cross is walked out of order
    return [*shared_helpers(top), *_trimmed(within(top, kept), top)]


def _noun_before(top: Token) -> list[Token]:
    """The noun phrase that an apposition stands beside; what else is, its clause."""
    if not is_statement(top):
        return []
    return [t for t in top.head.subtree if t.i < top.left_edge.i]


def _apposed(top: Token) -> set[int]:
    """Appositions, which are statements of their own, with the signs that set them apart."""
    left: set[int] = set()
    for noun in (t for t in top.subtree if t != top and is_statement(t)):
        first, last = noun.left_edge.i - 1, noun.right_edge.i + 1
        closed = last < len(noun.doc) and noun.doc[last].is_punct
        left |= set(range(first, last + closed))
    return left


def _aside(top: Token) -> set[int]:
    """What hangs on a verb and is a statement of its own: "...; X is Y", "X, which does Y"."""
    apart = [c for c in top.children if _is_apart(c, top) or _adds(c, top)]
    apart += [t for t in top.subtree if _trails(t, top)]
    return {t.i for c in apart for t in c.subtree}


def _is_apart(clause: Token, top: Token) -> bool:
    """Whether a clause with its own subject stands behind a semicolon, a colon or a dash."""
    if clause.dep_ not in {"ccomp", "parataxis"} or child(clause, "nsubj", "nsubjpass") is None:
        return False
    return any(t.text in SIGNS for t in _between(clause, top))


def _adds(clause: Token, top: Token) -> bool:
    """ "..., whereas Y does Z", "..., causing Z": after its verb, and a claim of its own."""
    if clause.dep_ != "advcl" or clause.i < top.i:
        return False
    in_ing = clause.tag_ == "VBG" and mark_before(clause) == ","
    return _contrasts(clause) or (in_ing and _stands_alone(clause))


def _trails(verb: Token, top: Token) -> bool:
    """ "..., which does Z" at the end of a clause."""
    if verb.dep_ != "relcl" or verb == top or verb.left_edge.i <= top.i:
        return False
    return mark_before(verb) in APART and verb.right_edge.i >= top.right_edge.i - 1


def _contrasts(clause: Token) -> bool:
    return any(m.lower_ in _CONTRASTS for m in children(clause, "mark"))


def _between(one: Token, other: Token) -> list[Token]:
    first, last = sorted((one.i, other.i))
    return list(one.doc[first:last])


def _siblings(item: Token, top: Token) -> set[int]:
    """The words of the list that an item stands in, without the item's own."""
    chain = [item, *item.conjuncts]
    chain = [t for t in chain if t.pos_ not in VERBAL or t.tag_ == "VBG"]
    if len(chain) == 1 or top in chain:
        return set()
    left: set[int] = set()
    for other in chain:
        left |= {t.i for c in children(other, *_TIES) for t in c.subtree}
        if other != item:
            left |= _own_words(other)
    return left - _own_words(item) - _denials(item, chain)


def _denials(item: Token, chain: Iterable[Token]) -> set[int]:
    """What denies a whole list before an item of it that has no denial of its own."""
    found = [t for other in chain for t in children(other, *_TIES) if t.lower_ in _DENIALS]
    if any(t.head == item and t.i < item.i for t in found):
        return set()
    return {t.i for t in found if t.i < item.i and not is_not_only(t)}


def _own_words(item: Token) -> set[int]:
    """The words of one list item: its subtree without the next item and what follows the list."""
    words = {t.i for t in item.subtree}
    for c in item.children:
        shared = c.dep_ == "prep" and c.lower_ in _KEPT_AFTER_LIST and child(item, "conj") is None
        if c.dep_ in {"conj", "cc"} or (shared and item.dep_ == "conj"):
            words -= {t.i for t in c.subtree}
    return words


def _trimmed(kept: list[Token], top: Token) -> list[Token]:
    kept = [t for n, t in enumerate(kept) if not _is_stray_mark(t, kept[n + 1 : n + 2])]
    while kept and (kept[-1].dep_ == "cc" or (kept[-1].is_punct and kept[-1].text not in "%)")):
        kept.pop()
    while kept and _opens(kept[0], top):
        kept.pop(0)
    return kept


def _is_stray_mark(token: Token, after: list[Token]) -> bool:
    """A comma before words that are left out, or a bracket without its other half."""
    if token.text == ",":
        return bool(after) and after[0].i > token.i + 1
    other = _HALVES.get(token.text)
    rest = token.doc[token.i :] if token.text in "([" else token.doc[: token.i]
    return other is not None and not any(t.text == other for t in rest)


def _opens(token: Token, top: Token) -> bool:
    """Whether a first word only ties a clause to what stands before it."""
    if token.is_punct or (token.dep_ in {"cc", "preconj"} and token.lower_ not in _DENIALS):
        return True
    return token.dep_ == "mark" and token.lower_ in _OPENERS and token.head == top


@dataclass(slots=True)
class _Writer:
    """Writes a claim's text piece by piece, with the place of each run of the article's words."""

    sentence: ParsedSentence
    article: str
    pieces: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    run: list[Token] = field(default_factory=list)
    glued: bool = False

    def add(self, token: Token) -> None:
        """Add a word of the article; what was left out before it is shown as "…"."""
        if self.run and not _adjacent(self.run[-1], token):
            self.close()
            self.write("…")
        self.run.append(token)

    def insert(self, words: str, token: Token | None) -> None:
        """Add words in square brackets, in place of `token`."""
        self.close()
        self.write(f"[{words.replace('[', '').replace(']', '')}]")
        self.glued = token is not None and not token.whitespace_

    def close(self) -> None:
        """End the run of words that stand side by side."""
        if not self.run:
            return
        start = self.sentence.start_of(self.run[0])
        end = self.sentence.end_of(self.run[-1])
        offset = self.sentence.line.start
        words = self.sentence.text[start - offset : end - offset]
        self.places.append(Place(self.article, start, end, words))
        self.write(self.run[0].doc[self.run[0].i : self.run[-1].i + 1].text)
        self.run = []

    def write(self, piece: str) -> None:
        """Add a piece to the text, with a blank before it unless it is glued to the last."""
        blank = " " if self.pieces and not self.glued else ""
        self.pieces.append(blank + piece)
        self.glued = False


def worded(
    sentence: ParsedSentence, article: str, kept: list[Token], brackets: dict[int, str], lead: str
) -> Wording:
    """Write the words of a claim; `brackets` replace words by place, `lead` stands before all."""
    writer = _Writer(sentence, article)
    if lead:
        writer.insert(lead, None)
    for token in kept:
        if token.i in brackets:
            writer.insert(brackets[token.i], token)
        else:
            writer.add(token)
    writer.close()
    return Wording("".join(writer.pieces), tuple(writer.places))


def _adjacent(one: Token, other: Token) -> bool:
    return all(t.is_space for t in one.doc[one.i + 1 : other.i])


def from_start(kept: list[Token], lead: str) -> list[Token]:
    """The words of a clause that would begin with its verb, from where its part begins."""
    if not kept:
        return kept
    first = kept[0]
    opens = is_finite(first) if first.pos_ in VERBAL else first.dep_ in {"aux", "auxpass"}
    if lead or not opens:
        return kept
    part = next((p for p in parts(first.doc) if first in p), [])
    return [*(t for t in part if t.i < first.i), *kept]
