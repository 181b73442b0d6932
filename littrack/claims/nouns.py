"""Where a form that could be a verb is a noun: "the results", "hearing loss", "a risk of dying"."""

from __future__ import annotations

from littrack.claims.tokens import Token
from littrack.claims.verbs import NOUNISH, Act

# Forms in -ing that stand before a noun as adjectives, or as nouns, more often than not.
_ADJ_ING = frozenset(
    """
    promising growing increasing soothing existing ongoing leading emerging underlying
    counseling counselling surrounding interesting lasting remaining concerning outstanding
    exciting following evolving training meaning feeling being wellbeing setting settings
    seeking_help aging ageing breathing calming healing vaping drinking smoking
""".split()
)
_ING_AFTER = frozenset({",", ";", "(", "and", "or", "--", "while", "when", "than", "but", "not"})
_NOUN_PREPS = frozenset("of in for from on among at during".split())
ALWAYS_NOUN = frozenset("studies results surveys reviews studies trials effects".split())
_ACTING = frozenset({Act.CAUSE, Act.TOUCH, Act.LAST, Act.GIVE})
PLURAL = frozenset(
    "they we people many some who that which you data women men children i most both".split()
)


def noun_here(words: list[Token], at: int) -> bool:
    """Whether a form that may be a noun stands where a noun does."""
    word = words[at]
    before = words[at - 1] if at else None
    if word.low in ALWAYS_NOUN:
        return True
    if _closes_opening(words, at) or (word.form == "s" and before and before.part == "ADV"):
        return False  # "also helps with": a noun has no adverb before it
    if word.low not in NOUNISH or (before is not None and before.low in PLURAL):
        return False
    if (
        before is not None
        and before.part in {"DET", "PREP"}
        and before.low not in {"that", "which"}
    ):
        return True
    return _noun_before(word, words[at + 1] if at + 1 < len(words) else None)


def _closes_opening(words: list[Token], at: int) -> bool:
    """Whether a form is the only verb of what opens a sentence: "As the drug leaves, ..."."""
    opens = words[0].low in {"as", "when", "once", "while", "if", "because", "until", "since"}
    ends = at + 1 < len(words) and words[at + 1].low == ","
    verbs = any(w.part in {"V", "BE", "HAVE", "MODAL", "DO"} or w.low == "," for w in words[1:at])
    return opens and ends and not verbs and at > 1 and words[at].form in {"s", "base"}


def _noun_before(word: Token, nxt: Token | None) -> bool:
    """Whether what follows a form shows that it is a noun."""
    if nxt is None or nxt.part in {"BE", "HAVE", "MODAL", "DO", "P", "CONJ"}:
        return True
    if nxt.part == "PREP":
        if word.base == "help" and nxt.low in {"with", "against"}:
            return False
        return nxt.low in _NOUN_PREPS or word.act not in _ACTING
    adjective = nxt.form == "ed" and nxt.act in {Act.LESS, Act.MORE}
    if adjective and word.form == "s" and word.act in {Act.CAUSE, Act.GIVE}:
        return False  # "finasteride causes reduced libido"
    verb = nxt.part == "V" and nxt.form in {"s", "base", "ed"}
    return verb and word.act is not Act.HELP and nxt.low not in NOUNISH


# "Hearing loss", "eating disorders", "sleeping pills" are things.
_COMPOUNDED = frozenset(
    "loss disorder disorders problems difficulties habits pills tablets aids".split()
)


def _at_risk(words: list[Token], at: int) -> bool:
    """ "the risk of developing diabetes" is a risk, and nobody develops anything."""
    before = [word.low for word in words[max(at - 2, 0) : at]]
    return len(before) > 1 and before[1] == "of" and before[0].removesuffix("s") in _CHANCES


_CHANCES = frozenset("risk odd chance likelihood probability danger incidence rate".split())


def is_ing(words: list[Token], at: int, before: Token | None) -> bool:
    """Whether a form in -ing is a verb here."""
    nxt = words[at + 1] if at + 1 < len(words) else None
    preposed = before is not None and before.part == "PREP"
    if words[at].low in _ADJ_ING or nxt is None:
        return nxt is None and preposed and words[at].low not in _ADJ_ING
    if nxt.low == "of" or nxt.low in _COMPOUNDED or _at_risk(words, at):
        return False
    if before is None or preposed or before.low in _ING_AFTER:
        return True
    noun_next = nxt.part in {"DET", "W", "NUM", "PRO"} or nxt.form == "ed"
    return before.part in {"W", "V"} and noun_next
