"""Noun phrases: what they name, and which way they say that it moves ("a reduction in pain")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from littrack.language.tree import child, children, conjoined, lemma, under
from littrack.lexicon import (
    frame_of,
    is_adjective,
    is_noun,
    phrase_valence,
    valence,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT_OUT = frozenset(
    """
    det relcl appos cc conj punct acl preconj predet advcl nummod npadvmod xcomp ccomp neg quantmod
    aux mark intj
    """.split()
)
_CHANGES = ("less", "more", "better", "worse", "few", "deny")
_WITHIN = frozenset({"of", "from"})
_GERUND_WITHIN = frozenset({"with", "in", "to"})
_EXAMPLES = frozenset({"as", "including", "like"})
_MOVES = {"fall": -1, "rise": 1, "better": 2, "worse": -2}
_RISKS = frozenset({"risk", "danger", "hazard", "threat"})
_CHANCES = frozenset({"chance", "odds", "odd"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is said to go up (`sign` 1), down (-1) or neither (0).

    `wanted`: 1 where more of it is wished for, -1 where it is not, 0 where no list says so.
    `relief`: the phrase names help against it. `denied`: there is none; `few`: hardly any.
    """

    name: str
    token: Token
    sign: int = 0
    wanted: int = 0
    denied: bool = False
    few: bool = False
    relief: bool = False

    @property
    def none(self) -> bool:
        """Whether the phrase says that there is none, or hardly any."""
        return self.denied or self.few


def name(head: Token) -> str:
    """A noun phrase without articles, amounts, changes and asides, in the text's own words."""
    kept = [t for t in _parts(head) if not t.is_space]
    while kept and (kept[-1].is_punct or kept[-1].dep_ in {"cc", "prep"}):
        kept.pop()
    while kept and (kept[0].is_punct or kept[0].dep_ == "cc"):
        kept.pop(0)
    return spelled_out(kept) or head.text


def spelled_out(tokens: list[Token]) -> str:
    """Words as one phrase, with a blank where words between them were left out."""
    pieces: list[str] = []
    for at, token in enumerate(tokens):
        gap = at + 1 < len(tokens) and tokens[at + 1].i - token.i > 1
        pieces.append(token.text + (token.whitespace_ or (" " if gap else "")))
    return " ".join("".join(pieces).split())


def _parts(head: Token) -> list[Token]:
    found = [head]
    for c in head.children:
        if c.dep_ == "prep":
            found += _prepositional(head, c)
        elif not _is_left_out(head, c):
            found += _parts(c)
    return sorted(found, key=lambda t: t.i)


def _prepositional(head: Token, prep: Token) -> list[Token]:
    gerund = head.tag_ == "VBG" and prep.lower_ in _GERUND_WITHIN
    if prep.lower_ not in _WITHIN and not gerund:
        return []
    return [prep, *(t for p in children(prep, "pobj", "pcomp") for t in _parts(p))]


def _is_left_out(head: Token, c: Token) -> bool:
    if c.dep_ in _LEFT_OUT and c.tag_ != "HYPH":
        return not _is_hyphened_number(c)
    if c.dep_ == "poss" and c.pos_ == "PRON":
        return True
    if c.dep_ == "amod" and c.i < head.i:
        return bool(change(c))
    if c.dep_ == "nsubj":
        return c.i != head.i - 1
    return c.dep_ == "advmod" and (head.tag_ != "VBG" or c.tag_ in {"JJR", "RBR"})


def _is_hyphened_number(token: Token) -> bool:
    """Whether a number is part of a name: "omega-3", "factor XI", "two-stage"."""
    hyphened = token.i + 1 < len(token.doc) and token.nbor(1).text == "-"
    if token.dep_ == "nummod":
        return hyphened or (token.text[0].isalpha() and not token.like_num) or _after_name(token)
    return token.dep_ == "npadvmod" and hyphened


def _after_name(token: Token) -> bool:
    return token.i > token.head.i


def change(token: Token) -> str:
    """Which way an adjective says a thing has gone; empty where it says nothing of it."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ == "lower" and is_adjective(after, "place"):
        return ""
    return next((kind for kind in _CHANGES if is_adjective(token.lower_, kind)), "")


def is_a(head: Token, *kinds: str) -> bool:
    """Whether a noun is of one of these classes, alone or with the word before it."""
    before = [c.lower_ for c in children(head, "compound", "amod") if c.i == head.i - 1]
    compound = "_".join([*before, lemma(head)])
    return is_noun(lemma(head), *kinds) or is_noun(compound, *kinds)


def is_evidence(token: Token) -> bool:
    """Whether a noun stands for studies, or for those who make them."""
    return any(is_noun(lemma(t), "evidence") for t in (token, *under(token, "of", "from")))


def wanted_of(head: Token, what: str) -> int:
    """Whether more of a thing is wished for: a phrase decides, then the head, then the rest."""
    own = valence(lemma(head)) if head.pos_ != "PROPN" else 0
    return phrase_valence(what) or own or valence(what)


def quantities(head: Token) -> Iterator[Quantity]:
    """What a noun phrase names, without what is joined to it."""
    ways = _ways(head)
    base = Quantity("", head, 0, 0, "deny" in ways, "few" in ways)
    sign = ("more" in ways) - ("less" in ways)
    if lemma(head) in {"none", "neither"}:
        yield from (replace(q, denied=True) for x in under(head, "of") for q in quantities(x))
    elif is_noun(lemma(head), "amount") and under(head, "of"):
        for inner in (q for x in under(head, "of") for q in quantities(x)):
            denied, few = inner.denied or base.denied, inner.few or base.few
            yield replace(inner, sign=inner.sign or sign, denied=denied, few=few)
    elif move := next((m for kind, m in _MOVES.items() if is_a(head, kind)), 0):
        yield from _moved(base, move)
    elif is_a(head, "relief"):
        yield from _relief(base)
    else:
        yield from _named(base, ways, sign)


def _named(base: Quantity, ways: set[str], sign: int) -> Iterator[Quantity]:
    head = base.token
    what = name(head)
    if ways & {"better", "worse"}:
        good = valence(what) or 1
        sign = good if "better" in ways else -good
    base = replace(base, sign=sign)
    if is_a(head, "risk", "symptom") and under(head, "of", "for"):
        yield from _risks(base)
    elif is_a(head, "lack") and (under(head, "of") or child(head, "compound") is not None):
        yield _lack(base, what)
    else:
        yield replace(base, name=what, wanted=_wanted(head, what))
        yield from _examples(base)


def _wanted(head: Token, what: str) -> int:
    wanted = wanted_of(head, what)
    if not wanted and head.dep_ == "conj" and head.head.pos_ == "NOUN":
        wanted = wanted_of(head.head, name(head.head))
    return wanted or (-1 if lemma(head) in _RISKS else 0)


def _risks(base: Quantity) -> Iterator[Quantity]:
    """ "The risk of stroke", "symptoms of gout": one for each thing at risk."""
    head = base.token
    before = [c for c in children(head, "compound", "amod") if c.i < head.i and not change(c)]
    for inner in under(head, "of", "for"):
        wanted = valence(name(inner)) if lemma(head) in _CHANCES else -1
        named = " ".join([*(c.text for c in before), head.text, "of", name(inner)])
        yield replace(base, name=named, token=inner, wanted=wanted)


def _lack(base: Quantity, what: str) -> Quantity:
    head = base.token
    inner = [name(x) for x in under(head, "of", "in")]
    inner += [c.text for c in children(head, "compound")]
    listed = phrase_valence(what)
    return replace(base, name=what, wanted=listed or -(valence(inner[0]) or 1))


def _ways(head: Token) -> set[str]:
    """The changes that stand before a noun, or before the one it is joined to."""
    deps = ("amod", "det", "neg", "advmod", "preconj", "nummod")
    own = {change(c) for c in children(head, *deps)} - {""}
    first = head.dep_ == "conj" and child(head, "amod", "det") is None
    return own or (_ways(head.head) - {"better", "worse"} if first else own)


def _examples(base: Quantity) -> Iterator[Quantity]:
    """ "Symptoms such as nausea", "a range of ills including pain"."""
    inside = under(base.token, "of") if is_noun(lemma(base.token), "measure") else []
    for head in [base.token, *inside]:
        for prep in children(head, "prep"):
            if prep.lower_ in _EXAMPLES and (prep.lower_ != "as" or _after_such(prep)):
                for item in (x for p in children(prep, "pobj") for x in conjoined(p)):
                    what = name(item)
                    yield replace(base, name=what, token=item, wanted=wanted_of(item, what))


def _after_such(prep: Token) -> bool:
    return child(prep, "amod") is not None or (prep.i > 0 and prep.nbor(-1).lower_ == "such")


def _moved(base: Quantity, move: int) -> Iterator[Quantity]:
    """ "A reduction in pain", "improvements in sleep", "weight gain"."""
    head = base.token
    inner = [
        q
        for x in under(head, "in", "of", "to", "on")
        if lemma(x) not in {"%", "percent"}
        for q in quantities(x)
    ]
    before = child(head, "compound")
    if not inner and before is not None and not valence(name(head)):
        what = name(before)
        inner = [Quantity(what, before, wanted=wanted_of(before, what))]
    for q in inner:
        sign = (q.wanted or 1) * move // 2 if abs(move) > 1 else move
        yield replace(q, sign=sign, denied=base.denied or q.denied, few=base.few)
    if not inner:
        yield replace(base, name=name(head), wanted=valence(name(head)), sign=0)


def _relief(base: Quantity) -> Iterator[Quantity]:
    """ "Relief from pain", "a remedy for coughs", "pain relief", "a way to ease pain"."""
    head = base.token
    inner = list(_relieved(head))
    for q in inner:
        threat = lemma(head) == "potential" and (q.wanted < 0 or _harms(q.token.head))
        wanted = -1 if threat else q.wanted
        denied = base.denied or q.denied
        yield replace(q, wanted=wanted, denied=denied, few=base.few, relief=not threat)
    if not inner:
        thing = is_noun(lemma(head), "thing")
        what = name(head) if thing else ""
        yield replace(base, name=what, relief=not thing, wanted=1)


def _harms(verb: Token) -> bool:
    return verb.tag_ == "VBG" and frame_of(lemma(verb)).effect in {"harm", "cause"}


def _relieved(head: Token) -> Iterator[Quantity]:
    """What relief is from: under a preposition, before the noun, or after "to"."""
    aims: tuple[str, ...] = ("from", "for", "against", "of", "in", "with", "to")
    if lemma(head) in {"alternative", "advantage"}:
        aims = ("for", "against", "in")
    found = [q for x in under(head, *aims) if not is_noun(lemma(x), "people") for q in aim_of(x)]
    before = child(head, "compound")
    if not found and before is not None and valence(before.text) < 0:
        found = [Quantity(before.text, before, wanted=-1)]
    for purpose in children(head, "relcl", "acl"):
        if not found and purpose.tag_ == "VB":
            found = [q for o in children(purpose, "dobj") for q in quantities(o)]
    yield from found


def aim_of(token: Token) -> Iterator[Quantity]:
    """What is aimed at: a noun, or what a verb in -ing moves ("for managing symptoms")."""
    objects = children(token, "dobj") if token.tag_ == "VBG" else []
    way = {"less": -1, "treat": -1, "more": 1, "help": 1}.get(frame_of(lemma(token)).effect, 0)
    for o in objects:
        yield from (replace(q, wanted=q.wanted or way) for x in conjoined(o) for q in quantities(x))
    if not objects:
        yield from quantities(token)


def spelled(token: Token) -> str:
    """A word with what a hyphen joins to it: non-habit-forming."""
    doc, first = token.doc, token.i
    while first > 0 and not doc[first - 1].whitespace_ and "-" in doc[first - 1 : first + 1].text:
        first -= 1
    return str(doc[first : token.i + 1].text.lower())
