"""Numbers that describe a sentence: its grammar, its words by kind, its place on the page.

What they weigh is learnt (`training/checkworthiness.py`); the words are in checkworthiness.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from littrack.language import Document, ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_ABLE = frozenset({"can", "could", "may", "might"})
_OUGHT = frozenset({"should", "must", "ought"})
_WILL = frozenset({"will", "would", "'ll", "'d"})
_PRONOUNS = {
    "i": frozenset({"i", "me", "my", "mine", "myself"}),
    "we": frozenset({"we", "us", "our", "ours"}),
    "you": frozenset({"you", "your", "yours"}),
    "he": frozenset({"he", "him", "his", "she", "her", "hers"}),
    "they": frozenset({"they", "them", "their"}),
    "it": frozenset({"it", "its"}),
}
_TAGS = ("VBZ", "VBP", "VBD", "VB", "VBN", "VBG", "NN", "NNS", "NNP", "JJ", "MD")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOSING = " \"'”’)*_"
_MANY = 3  # words of one kind; more say no more
_SHORT, _LONG = 5, 30  # words
_EARLY = 4  # sentences


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """Give the lemmas of each kind of word."""
    content = (Path(__file__).parent / "checkworthiness.toml").read_text(encoding="utf-8")
    lemmas: dict[str, str] = tomllib.loads(content)["lemmas"]
    return {name: frozenset(row.split()) for name, row in lemmas.items()}


@dataclass(frozen=True, slots=True)
class Shape:
    """The words of a sentence and its main clause: root and subject, and those of what is said."""

    text: str
    tokens: tuple[Token, ...]
    lemmas: tuple[str, ...]
    root: Token
    subject: Token | None
    said: Token
    said_subject: Token | None

    @classmethod
    def of(cls, sentence: ParsedSentence) -> Shape | None:
        """Take a sentence's shape; None for one that has no words."""
        tokens = tuple(t for t in sentence.tree if not t.is_space)
        if not tokens:
            return None
        root = next((t for t in tokens if t.dep_ == "ROOT"), tokens[0])
        said = _said(root)
        lemmas = tuple(t.lemma_.lower() for t in tokens)
        return cls(sentence.text, tokens, lemmas, root, subject_of(root), said, subject_of(said))

    @property
    def helpers(self) -> frozenset[str]:
        """The helping verbs of the main clause."""
        return frozenset(c.lower_ for c in self.root.children if c.dep_ in {"aux", "auxpass"})

    @property
    def orders(self) -> bool:
        """Whether the main clause is an order: a bare verb without subject."""
        return self.root.tag_ == "VB" and self.subject is None and not self.helpers

    @property
    def ends(self) -> str:
        """The sign a sentence ends with, quotation marks and brackets apart."""
        return self.text.rstrip(_CLOSING)[-1:]

    @property
    def adds_an_effect(self) -> bool:
        """Whether a clause beside or below the main one says what something does or shows."""
        acting = kinds()["effect"] | kinds()["finding"]
        return any(
            t.dep_ in {"advcl", "conj", "ccomp"}
            and t.lemma_.lower() in acting
            and (who := subject_of(t)) is not None
            and who.lower_ not in _PRONOUNS["you"]
            for t in self.tokens
        )

    def has(self, *tags: str) -> bool:
        """Whether a word of the sentence has one of these tags."""
        return any(t.tag_ in tags for t in self.tokens)


def subject_of(verb: Token) -> Token | None:
    """Give the subject of a clause."""
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def _said(root: Token) -> Token:
    """The verb of what is said, found or thought, below the verb that says so."""
    saying = kinds()["say"] | kinds()["finding"] | kinds()["opinion"]
    verb = root
    for _ in range(3):
        below = next((c for c in verb.children if c.dep_ == "ccomp"), None)
        if below is None or verb.lemma_ not in saying:
            break
        verb = below
    return verb


def features(document: Document) -> list[dict[str, float]]:
    """Describe each sentence of an article by named numbers."""
    return [
        {name: float(value) for name, value in (_words(s) | place).items()}
        for s, place in zip(document.sentences, _places(document), strict=True)
    ]


def _words(sentence: ParsedSentence) -> dict[str, float]:
    shape = Shape.of(sentence)
    if shape is None:
        return {}
    found = _signs(shape) | _grammar(shape) | _subject(shape) | _vocabulary(shape)
    return found | _joined(shape, found)


def _signs(shape: Shape) -> dict[str, float]:
    """Length, capitals, figures and signs."""
    text, tokens = shape.text, shape.tokens
    words = [t for t in tokens if t.is_alpha] or list(tokens)
    return {
        "length": float(np.log1p(len(tokens))) / 4,
        "short": len(tokens) < _SHORT,
        "long": len(tokens) > _LONG,
        "capitals": sum(t.text[0].isupper() for t in words) / len(words),
        "all capitals": sum(t.text.isupper() and len(t) > 1 for t in words) / len(words),
        **{f"ends {sign}": shape.ends == sign for sign in "?.:!"},
        "ends in a word": shape.ends.isalnum(),
        "quoted": any(sign in text for sign in '"“”'),
        "opens a quotation": text[:1] in '"“',
        "brackets": "(" in text,
        "figures": sum(c.isdigit() for c in text) / len(text) * 5,
        "numbers": min(sum(t.like_num for t in tokens), 4) / 2,
        "colon": ":" in text,
        "dash": any(sign in text for sign in "—–·|›"),
        "money": any(sign in text for sign in "$€£"),
        "percent": "%" in text or "percent" in text,
        "year": bool(_YEAR.search(text)),
        "address": any(sign in text for sign in ("www", "http", "@")),
    }


def _grammar(shape: Shape) -> dict[str, float]:
    """The form of the main verb and of what is said."""
    root, below, helpers = shape.root, _relations(shape.root), shape.helpers
    parts = {"noun": "NOUN", "verb": "VERB", "adjective": "ADJ", "name": "PROPN"}
    shares = {
        f"share {word}": sum(t.pos_ == pos for t in shape.tokens) / len(shape.tokens)
        for word, pos in parts.items()
    }
    return shares | {
        **{f"root {tag}": root.tag_ == tag for tag in _TAGS},
        "order": shape.orders and not shape.adds_an_effect,
        "finite": shape.has(*_FINITE),
        "can": bool(helpers & _ABLE),
        "should": bool(helpers & _OUGHT),
        "will": bool(helpers & _WILL),
        "passive": "auxpass" in below,
        "negated": "neg" in below,
        "copula": root.lemma_ == "be",
        "is such": "acomp" in below,
        "is a": "attr" in below,
        "says that": "ccomp" in below,
        "past": shape.has("VBD"),
        "present": shape.has("VBZ", "VBP"),
        "comparative": shape.has("JJR", "RBR"),
        "superlative": shape.has("JJS", "RBS"),
        "said can": any(c.lower_ in _ABLE for c in shape.said.children),
        "said present": shape.said.tag_ in {"VBZ", "VBP"},
        "said past": shape.said.tag_ == "VBD",
    }


def _relations(token: Token) -> frozenset[str]:
    return frozenset(c.dep_ for c in token.children)


def _subject(shape: Shape) -> dict[str, float]:
    """Who or what the sentence is about; how often each pronoun stands in it."""
    low = [t.lower_ for t in shape.tokens]
    who, said = shape.subject, shape.said_subject
    name = who.lower_ if who is not None else ""
    persons = _PRONOUNS["you"] | _PRONOUNS["we"] | _PRONOUNS["i"]
    return {
        **{f"pronoun {k}": min(2, sum(w in s for w in low)) for k, s in _PRONOUNS.items()},
        **{f"subject {k}": name in s for k, s in _PRONOUNS.items()},
        "no subject": who is None,
        "subject name": _is(who, "PROPN"),
        "subject plural": who is not None and who.tag_ == "NNS",
        "subject noun": who is not None and who.tag_ == "NN",
        "subject this": name in {"this", "that", "these", "those", "there"},
        "subject the": who is not None and any(c.lower_ == "the" for c in who.children),
        "subject bare": _bare(who),
        "said subject you": said is not None and said.lower_ in persons,
        "said subject name": _is(said, "PROPN")
        or (said is not None and said.lower_ in _PRONOUNS["he"]),
        "said subject bare": _bare(said),
    }


def _is(token: Token | None, pos: str) -> bool:
    return token is not None and token.pos_ == pos


def _bare(token: Token | None) -> bool:
    """Whether a noun stands without article: what is said holds in general."""
    return token is not None and token.pos_ == "NOUN" and "det" not in _relations(token)


def _vocabulary(shape: Shape) -> dict[str, float]:
    """How many words of each kind; whether main verb, said verb or subject are of it."""
    who = shape.subject.lemma_.lower() if shape.subject is not None else ""
    found: dict[str, float] = {}
    for kind, lemmas in kinds().items():
        found[f"many {kind}"] = min(sum(w in lemmas for w in shape.lemmas), _MANY) / 2
        found[f"root {kind}"] = shape.root.lemma_.lower() in lemmas
        found[f"said {kind}"] = shape.said.lemma_.lower() in lemmas
        found[f"subject {kind}"] = who in lemmas
    return found


def _joined(shape: Shape, f: Mapping[str, float]) -> dict[str, float]:
    """What only counts together."""
    past, figures = bool(f["past"]), bool(f["percent"])
    methods = f["many method"] > 0 or f["many method_noun"] > 0
    result = f["many finding"] > 0 or figures or bool(f["comparative"])
    person = bool(f["subject he"] or f["subject i"])
    return {
        "method alone": methods and past and not result,
        "method main": bool(f["root method"]) and past and not figures,
        "story": person and past,
        "name in the past": bool(f["subject name"]) and past and not f["says that"],
        "health stated": bool(f["finite"]) and f["many health"] > 0,
        "effect now": bool(f["present"]) and f["many effect"] > 0,
        "effect on health": f["many effect"] * f["many health"],
        "finding on health": f["many finding"] * f["many health"],
        "fragment": not f["finite"],
        "quoted statement": bool(f["root say"]) and bool(f["said past"]),
        "necessary": shape.root.lemma_ == "be" and f["many necessary"] > 0,
        "subject clause": "csubj" in _relations(shape.root),
    }


def _places(document: Document) -> Iterator[dict[str, float]]:
    """Where each sentence stands on the page, and what stands before it."""
    sentences, text = document.sentences, document.article.text
    last = max(1, len(sentences) - 1)
    before = ""
    for at, sentence in enumerate(sentences):
        line = sentence.line
        closed = text[line.end : line.end + 1] in {"", "\n", "\r"}
        yield {
            "place": at / last,
            "place first": at == 0,
            "place second": at == 1,
            "place last": at == last,
            "place early": at < _EARLY,
            "place opens": line.opens,
            "place alone": line.opens and closed,
            "place heading": line.heading,
            "place bullet": line.bullet,
            "place heading that states": line.heading and _states(sentence),
            "place bullet that states": line.bullet and _states(sentence),
            "after a question": before == "?",
            "after a colon": before == ":",
            "page length": float(np.log(len(sentences))) / 4,
        }
        before = sentence.text.rstrip(_CLOSING)[-1:]


def _states(sentence: ParsedSentence) -> bool:
    return any(t.tag_ in _FINITE for t in sentence.tree)
