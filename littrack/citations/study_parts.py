"""What a parse says of the parts of a study's name: bodies, people, study nouns, spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from littrack.citations.words import names, words
from littrack.language import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

AWAY = 14  # words after a noun in which its source stands
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
INITIALS = 3  # letters from which capitals alone are a name
INNER = frozenset({"compound", "nmod", "amod"})


@dataclass(frozen=True, slots=True)
class NamedPhrase:
    """What the parse says of one study: its words, who made it, where it was shown, what it is."""

    start: int
    end: int
    design: str = ""
    author: str = ""
    trial: str = ""
    meeting: str = ""
    source: str = "study"
    weak: bool = False
    year: int | None = None
    written: bool = False  # its authors "wrote in" the one journal that the sentence names
    journal: str = ""


def is_study(token: Token) -> bool:
    """Whether a word is what a study is called, as the head of its phrase."""
    alone = token.dep_ not in {"compound", "nmod"} or token.head.lemma_.lower() in words("role")
    return alone and token.pos_ == "NOUN" and token.lemma_.lower() in words("study")


def is_proper(token: Token) -> bool:
    """Whether a word is a name: by the parse, or by its capital within the sentence."""
    if not token.text[:1].isupper():
        return False
    inside = not token.is_sent_start and token.pos_ in {"NOUN", "ADJ"}
    return token.pos_ == "PROPN" or inside or (len(token.text) >= INITIALS and token.text.isupper())


def person_above(token: Token) -> Token | None:
    """The person a clause belongs to, though the parse hangs it on a place of work of theirs."""
    return next((p for t in (token, *token.ancestors) if (p := person(t)) is not None), None)


def actor(verb: Token) -> Token | None:
    """Who does what a verb says: its subject, or that of the verbs it completes ("hopes to")."""
    at = verb
    while True:
        found = next((c for c in at.children if c.dep_ == "nsubj"), None)
        if found is not None or at.dep_ not in {"xcomp", "conj"}:
            return found
        at = at.head


def person(token: Token) -> Token | None:
    """The person a word is or stands beside: a capitalised name that is no place of work."""
    at = token
    while at.pos_ != "PROPN" and at.dep_ in {"appos", "attr"} and at.head is not at:
        at = (
            next((c for c in at.head.children if c.dep_ in SUBJECTS), at.head)
            if (at.dep_ == "attr")
            else at.head
        )
    proper = at.pos_ == "PROPN" and at.text[:1].isupper()
    return at if proper and not body_name(at) and not is_press(at.text) else None


def person_name(token: Token) -> str:
    """A person's name without titles: "Marta Ruiz" of "Professor Marta Ruiz"."""
    parts = [t.text for t in token.lefts if t.dep_ in {"compound", "nmod"} and t.pos_ == "PROPN"]
    titles = {"Dr.", "Dr", "Prof.", "Prof", "Professor", "Associate", "Sir", "Dame"}
    return " ".join([*(p for p in parts if p not in titles), token.text])


def body_name(token: Token) -> str:
    """The name of the body a proper noun is the head of: an agency, a society, a university."""
    if not is_proper(token):
        return ""
    end = min(token.right_edge.i + 1, token.i + AWAY)
    text = token.doc[token.left_edge.i : end].text
    text = re.split(r",| which | who | that | \(", text)[0].strip()
    bare = re.sub(r"^(?:the|The) ", "", text)
    if re.search(r"\b(?:Journal|Annals|Archives)\b", bare):
        return ""
    known = is_public(bare)
    head = len(bare.split()) > 1 and token.text in words("body_head")
    return bare if known or head else ""


def is_public(name: str) -> bool:
    """Whether a name is, begins or ends with, that of a public body."""
    begins = any(re.match(rf"{re.escape(n)}\b", name) for n in names("bodies"))
    return begins or any(name.endswith(n) for n in names("bodies"))


def is_press(text: str) -> bool:
    """Whether a name is that of a newspaper, a broadcaster or a news site."""
    return any(re.search(rf"\b{re.escape(n)}\b", text) for n in names("press"))


def phrase(
    sentence: ParsedSentence,
    first: Token,
    last: Token,
    design: str = "",
    author: str = "",
    trial: str = "",
    meeting: str = "",
    source: str = "study",
) -> NamedPhrase:
    """Give the words from one token to another as those that name a study."""
    start = first.left_edge if first.pos_ in {"NOUN", "PROPN"} and first.i <= last.i else first
    return NamedPhrase(
        sentence.start_of(start),
        sentence.end_of(last),
        design,
        author,
        trial,
        meeting,
        source,
    )
