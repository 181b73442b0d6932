"""A claim's text: the article's own words, cut at the edges, list items left out shown as "…"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from littrack.claims.coreference import PRONOUNS, Memory
from littrack.language import ParsedSentence
from littrack.language.phrases import name
from littrack.language.tree import SUBJECTS, VERBAL, child, children, joined_verbs, subject
from littrack.model import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

_KEPT_AFTER_LIST = frozenset({"in", "among", "for", "during", "by", "compared", "than"})
_RELATIVE = frozenset({"which", "that", "who"})
_OPENERS = frozenset({"that", "because", "since", "while", "although", "though", "as", "whereas"})


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with its places.

    The text without [brackets] and "…" is the words of the places without their reference marks.
    """

    text: str
    places: tuple[Place, ...]


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
    left |= _aside(top)
    for item in items:
        left |= _siblings(item, top)
    kept = [t for t in top.subtree if t.i not in left and not t.is_space]
    kept.sort(key=lambda t: t.i)  # a tree whose lines cross is walked out of order
    return _trimmed(kept, top)


def _aside(top: Token) -> set[int]:
    """What hangs on a verb and is a statement of its own: "...; X is Y", "X, which does Y"."""
    left: set[int] = set()
    for c in top.children:
        apart = c.dep_ in {"ccomp", "parataxis"} and child(c, "nsubj", "nsubjpass") is not None
        if apart and any(t.text in {";", ":", "—", "–", "--"} for t in _between(c, top)):
            left |= {t.i for t in c.subtree}
    for t in top.subtree:
        if t.dep_ == "relcl" and t != top and t.left_edge.i > 0:
            opened = t.doc[t.left_edge.i - 1].text in {",", "—", "–", "("}
            if opened and t.left_edge.i > top.i and t.right_edge.i >= top.right_edge.i - 1:
                left |= {x.i for x in t.subtree}
    return left


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
        ties = children(other, "cc", "punct", "preconj")
        left |= {c.i for c in ties if c.lower_ != "neither"}
        if other != item:
            left |= _own_words(other)
    return left - _own_words(item)


def _own_words(item: Token) -> set[int]:
    """The words of one list item: its subtree without the next item and what follows the list."""
    words = {t.i for t in item.subtree}
    for c in item.children:
        shared = c.dep_ == "prep" and c.lower_ in _KEPT_AFTER_LIST and child(item, "conj") is None
        if c.dep_ in {"conj", "cc"} or (shared and item.dep_ == "conj"):
            words -= {t.i for t in c.subtree}
    return words


def _trimmed(kept: list[Token], top: Token) -> list[Token]:
    while kept and (kept[-1].dep_ == "cc" or (kept[-1].is_punct and kept[-1].text not in "%)")):
        kept.pop()
    while kept and _opens(kept[0], top):
        kept.pop(0)
    return kept


def _opens(token: Token, top: Token) -> bool:
    """Whether a first word only ties a clause to what stands before it."""
    if token.is_punct or token.dep_ in {"cc", "preconj"}:
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


def brackets_of(
    kept: list[Token], verb: Token, thing: Token | None, memory: Memory
) -> tuple[dict[int, str], str]:
    """The pronouns of a claim that are surely resolved, and the subject that it only shares."""
    who = subject(verb)
    brackets: dict[int, str] = {}
    inside = {t.i for t in kept}
    for token in (t for t in dict.fromkeys((who, thing)) if t is not None):
        for pronoun in _pronouns(token):
            told = memory.resolve(pronoun) if pronoun.i in inside else ""
            before = " ".join(t.text for t in kept if t.i < pronoun.i)
            if told and told.lower() not in before.lower():
                brackets[pronoun.i] = told + ("'s" if pronoun.dep_ == "poss" else "")
    relative = next((t for t in kept[:1] if t.lower_ in _RELATIVE and t.dep_ in SUBJECTS), None)
    if who is None or inside & {who.i, *(c.i for c in who.conjuncts)}:
        return brackets, ""
    lead = _named(who, memory)
    if relative is not None and lead:
        brackets[relative.i] = lead
        return brackets, ""
    return brackets, lead


def _pronouns(token: Token) -> list[Token]:
    own = [token, *children(token, "poss")]
    return [t for t in own if t.lower_ in PRONOUNS and t.pos_ in {"PRON", "DET"}]


def _named(who: Token, memory: Memory) -> str:
    """A shared subject by its name, with what its pronoun stands for; empty where not sure."""
    if who.lower_ in PRONOUNS:
        return memory.resolve(who)
    owner = next((t for t in _pronouns(who) if t != who), None)
    told = memory.resolve(owner) if owner is not None else ""
    return f"{told}'s {name(who)}" if told else name(who)
