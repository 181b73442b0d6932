"""The words that take a statement back, as data, and the denials that turn them round again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_DETERMINERS = frozenset({"det", "neg", "amod", "predet", "preconj", "nummod", "advmod"})
_SHORT_IS = frozenset({"’s", "'s", "’re", "'re"})
_COLUMNS = 4


@dataclass(slots=True)
class Endorsement:
    """What the words around a claim say of it.

    `cue` is the word that decided, at `cue_at` in its sentence's tree; where it lies inside the
    words printed as the claim, the claim is negated and not rejected.
    """

    endorsed: bool = True
    attributed_to: str = ""
    hedged: bool = False
    cue: str = ""
    cue_at: int = -1

    def take_back(self, cue: Token) -> None:
        """Note the word that takes the claim back, or gives it back when it was taken."""
        self.endorsed = not self.endorsed
        self.cue, self.cue_at = cue.text, cue.i


@cache
def cue_words(category: str) -> frozenset[str]:
    """Give the lemmas of one category of endorsement.tsv; the words of one joined by blanks."""
    found: set[str] = set()
    content = (Path(__file__).parent / "endorsement.tsv").read_text(encoding="utf-8")
    for line in content.splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and len(cells) == _COLUMNS and cells[1] == category:
            found |= {literal.replace("_", " ") for literal in cells[0].split()}
    return frozenset(found)


def is_cue(token: Token, *categories: str) -> bool:
    """Whether a word, by its lemma or as it stands, is of one of these categories."""
    forms = {token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")}
    return any(forms & cue_words(category) for category in categories)


def child(token: Token, *relations: str) -> Token | None:
    """Give the first child that stands in one of these relations."""
    return next((c for c in token.children if c.dep_ in relations), None)


def is_link(token: Token) -> bool:
    """Whether a verb only links a subject with what is said of it: "is", "remains", "’s"."""
    return token.lemma_ in {"be", "remain", "seem", "prove", "sound"} or token.lower_ in _SHORT_IS


def is_negated(token: Token) -> bool:
    """Whether a verb or predicate is denied by its own words or by who does it ("nobody")."""
    low = {c.lower_ for c in token.children}
    own = any(c.dep_ == "neg" for c in token.children) or bool(low & {"never", "cannot", "hardly"})
    return (own and not low & {"only", "just"}) ^ has_no_subject(token)


def has_no_subject(verb: Token) -> bool:
    """Whether the subject says that there is none: "no study", "nobody", "few experts"."""
    who = child(verb, *SUBJECTS)
    if who is None:
        return False
    said = {who.lower_, *(c.lower_ for c in who.children if c.dep_ in _DETERMINERS)}
    return bool(said & cue_words("nobody")) and not ("a" in said and "few" in said)


def is_none(noun: Token) -> bool:
    """Whether a noun's own words say there is none of it: "no evidence", "little proof"."""
    low = {c.lower_ for c in noun.children if c.dep_ in _DETERMINERS}
    below = {c.lower_ for d in noun.children for c in d.children if d.dep_ in _DETERMINERS}
    return bool((low | below) & (cue_words("none") | cue_words("void")))


def phrase(token: Token | None) -> str:
    """Give a noun phrase as it stands, without clauses that hang on it."""
    if token is None:
        return ""
    cut = {"relcl", "acl", "appos", "punct", "cc", "conj", "ccomp"}
    out = {t.i for c in token.children if c.dep_ in cut and c.i > token.i for t in c.subtree}
    kept = [t for t in token.subtree if t.i not in out]
    doc = token.doc
    first = min(t.i for t in kept)
    last = max(t.i for t in kept if t.i == first or t.i - 1 not in out)
    return str(doc[first : last + 1].text).strip(" ,")
