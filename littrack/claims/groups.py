"""Verb groups: a verb with its helpers, and whether it is one at all where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from littrack.claims.nouns import ALWAYS_NOUN, PLURAL, is_ing, noun_here
from littrack.claims.tokens import Token
from littrack.claims.verbs import NOUNISH, Act

# After these a bare verb is an infinitive: "helps reduce".
_BARE_AFTER = frozenset("help helps helped helping let lets".split())
_BODY = frozenset(
    "body brain mind heart liver skin gut system cells muscles lungs kidneys eyes".split()
)
# "adapt to stress", "exposed to stress": a noun, whatever it is elsewhere.
_TO_NOUN = frozenset(
    """
    adapt adapts adapted adapting adjust respond responds response responses exposed exposure
    resistant resistance resilient resilience sensitive sensitivity related due leads led reaction
    reactions reacts react adaptation adaptations vulnerable linked
""".split()
)


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its helpers: tokens[first:last]; `main` is the index of the verb itself.

    `form` is finite, inf (to ...), ing or ed (a participle standing alone).
    """

    first: int
    last: int
    main: int
    form: str
    passive: bool = False
    negated: bool = False


def groups(words: list[Token]) -> list[Group]:
    """Find the verb groups of a sentence, left to right, none overlapping."""
    found: list[Group] = []
    at = 0
    while at < len(words):
        group = _group(words, at, found)
        if group is None:
            at += 1
        else:
            found.append(group)
            at = group.last
    return found if _has_main(words, found) else _rescued(words, found)


def _has_main(words: list[Token], found: list[Group]) -> bool:
    """Whether a finite verb stands outside relative and subordinate clauses."""
    return any(g.form == "finite" and not _is_relative(words, g.first) for g in found)


def _is_relative(words: list[Token], at: int) -> bool:
    before = _before(words, at)
    return before is not None and before.low in {"which", "who", "that"}


def _rescued(words: list[Token], found: list[Group]) -> list[Group]:
    """A sentence needs a verb: take the first bare form that can be one ("origins ... make")."""
    order = sorted(range(len(words)), key=lambda at: words[at].low in NOUNISH)
    for at in order:
        word, before = words[at], _before(words, at)
        if word.form != "base" or word.act is Act.OTHER or before is None:
            continue
        free = before.part in {"W", "V"} or before.low in {",", ")"}
        nxt = words[at + 1] if at + 1 < len(words) else None
        follows = nxt is not None and nxt.part in {"DET", "PREP", "W", "PRO", "NUM", "ADV", "V"}
        if free and follows and not any(g.first <= at < g.last for g in found):
            return _with(found, at)
    places = range(1, len(words) - 1)
    unknown = next((at for at in places if _may_be_verb(words, at)), None)
    if unknown is None:
        unknown = next((at for at in places if _only_verb(words, at)), None)
    return found if unknown is None else _with(found, unknown)


def _with(found: list[Group], at: int) -> list[Group]:
    return sorted([*found, Group(at, at + 1, at, "finite")], key=lambda g: g.first)


def _only_verb(words: list[Token], at: int) -> bool:
    """Whether a word in -s is the only verb a short sentence can have: "garcinia zaps fat"."""
    word, before, nxt = words[at], words[at - 1], words[at + 1]
    ends = word.low.endswith("s") and not word.low.endswith(("ss", "us", "is", "ics"))
    alone = at == 1 or (at == 2 and words[0].part in {"DET", "W"})  # noqa: PLR2004 - "The root zaps"
    single = before.part == "W" and not before.low.endswith("s")
    return alone and ends and single and word.text.islower() and nxt.part in {"W", "V", "PREP"}


def _may_be_verb(words: list[Token], at: int) -> bool:
    """Whether an unknown word in -s stands where a verb stands: "the illness wears down the"."""
    word, before, nxt = words[at], _before(words, at) or words[0], words[at + 1]
    ends = word.low.endswith("s") and not word.low.endswith(("ss", "us", "is"))
    if words[at - 1].part == "ADV" and at > 1:
        return ends and word.part == "W" and before.part in {"W", "PRO"}  # "only masks pain"
    many = before.part == "W" and before.low.endswith("s") and not before.low.endswith("ss")
    if word.part != "W" or not word.text.islower():
        return False
    if many and not ends:
        return nxt.part in {"DET", "PRO"}  # "ketones nourish the brain"
    single = before.part in {"W", "PRO"} and not many
    return single and ends and nxt.part in {"DET", "PRO", "ADV", "NUM"}


def _group(words: list[Token], at: int, found: list[Group]) -> Group | None:
    part = words[at].part
    if part in {"MODAL", "BE", "HAVE", "DO"}:
        return _helped(words, at)
    if words[at].low == "to":
        return _infinitive(words, at)
    if part == "NOT":
        return _denied(words, at)
    if part != "V":
        return None
    return _bare(words, at, found)


def _denied(words: list[Token], at: int) -> Group | None:
    """ "never works", "no longer helps"."""
    main = at + 2 if words[at].low == "no" else at + 1
    sure = words[at].low == "never" or (main < len(words) and words[main - 1].low == "longer")
    said = at > 0 and words[at - 1].part in {"W", "PRO", "NUM", "V"}
    if not sure or not said or main >= len(words) or words[main].form not in {"s", "ed", "base"}:
        return None
    return Group(at, main + 1, main, "finite", negated=True)


def _helped(words: list[Token], at: int) -> Group | None:
    """may (not) (have been) (significantly) reduce(d); is; has been shown."""
    last = at
    end = at + 1
    negated = "n't" in words[at].low or words[at].low == "cannot"
    while end < len(words) and words[end].part in {"ADV", "NOT", "BE", "HAVE", "MODAL"}:
        if _no_thing(words, end):
            break  # "has no known side effects": the noun is denied, not the verb
        if words[end].part == "NOT":
            negated = True
        elif words[end].part != "ADV":
            last = end
        end += 1
    helper = words[last]
    verb = words[end] if end < len(words) else None
    asks = helper.part in {"MODAL", "DO"} and verb is not None and verb.part in {"W", "DO"}
    if asks:
        return Group(at, end + 1, end, "finite", negated=negated)
    if helper.part == "DO" and verb is not None and verb.low in _DONE:
        return Group(at, last + 1, last, "finite")
    if verb is not None and verb.part == "V" and _fits(helper, verb, words, end):
        passive = helper.part == "BE" and verb.form == "ed"
        return Group(at, end + 1, end, "finite", passive, negated)
    if helper.part in {"BE", "HAVE"}:
        form = "ing" if helper.low in {"being", "having"} and last == at else "finite"
        return Group(at, last + 1, last, form, negated=_not_after(words, last) or negated)
    return None


_DONE = frozenset({"nothing", "little", "much", "no", "better", "worse"})


def _no_thing(words: list[Token], at: int) -> bool:
    """Whether "no" belongs to the noun after it, and is not "no longer"."""
    return words[at].low == "no" and words[at + 1 : at + 2] != [] and words[at + 1].low != "longer"


def _not_after(words: list[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].low in {"not", "never"}


def _fits(helper: Token, verb: Token, words: list[Token], end: int) -> bool:
    if helper.part == "BE":
        noun_next = end + 1 < len(words) and words[end + 1].part == "W" and verb.form == "ing"
        return verb.form in {"ed", "ing"} and not (
            noun_next and verb.low in {"increasing", "growing"}
        )
    if helper.part == "HAVE":
        return verb.form == "ed" and not _modifies(words, end)
    return verb.form in {"base", ""} or verb.low in _UNCHANGED


# Verbs whose past or participle is their base form: "may become dependent".
_UNCHANGED = frozenset(
    "cut put hurt let become come overcome run set hit quit spread shut split beat cost".split()
)


def _modifies(words: list[Token], at: int) -> bool:
    """Whether a participle stands before a noun as an adjective: "have reduced function"."""
    nxt = words[at + 1] if at + 1 < len(words) else None
    return (
        nxt is not None
        and nxt.part == "W"
        and not nxt.text[0].isupper()
        and words[at].act
        in {
            Act.LESS,
            Act.MORE,
        }
        and words[at - 1].part == "HAVE"
        and at + 2 < len(words)
        and words[at + 2].part == "PREP"
    )


def _infinitive(words: list[Token], at: int) -> Group | None:
    end = at + 1
    while end < len(words) and words[end].part in {"ADV", "NOT"}:
        end += 1
    if at and words[at - 1].low in _TO_NOUN and end < len(words) and words[end].low in NOUNISH:
        return None
    if end < len(words) and (words[end].form == "base" or words[end].low in {"be", "have", "do"}):
        negated = at > 0 and words[at - 1].low == "not"
        if words[end].low == "be" and end + 1 < len(words) and words[end + 1].form == "ed":
            return Group(at, end + 2, end + 1, "inf", passive=True, negated=negated)
        return Group(at, end + 1, end, "inf", negated=negated)
    nxt = words[end + 1] if end + 1 < len(words) else None
    if end < len(words) and words[end].part == "W" and nxt and nxt.part in {"DET", "PRO"}:
        return Group(at, end + 1, end, "inf")
    return None


def _bare(words: list[Token], at: int, found: list[Group]) -> Group | None:
    """A verb that stands without a helper."""
    verb, before = words[at], _before(words, at)
    if verb.form == "ing":
        return Group(at, at + 1, at, "ing") if is_ing(words, at, before) else None
    if verb.low in _UNCHANGED and _helped_one(words, at):
        return Group(at, at + 1, at, "inf")  # "helps people quit"
    if verb.form == "base":
        return _base(words, at, before, found)
    if before is None:
        return _headless(words) if verb.form == "s" and at == 0 and words[1:] else None
    joined = _coordinated(words, at, found) or _and_does(words, at, before, found)
    if not (joined or _can_be_subject_end(before)):
        return None
    return _third(words, at) if verb.form == "s" else _ed(words, at, before, found, joined)


def _third(words: list[Token], at: int) -> Group | None:
    timed = words[at].low == "takes" and [w.low for w in words[max(at - 2, 0) : at]] == [
        "time",
        "it",
    ]
    return None if timed or noun_here(words, at) else Group(at, at + 1, at, "finite")


def _ed(
    words: list[Token], at: int, before: Token, found: list[Group], joined: bool
) -> Group | None:
    if found and found[-1].last == at:
        return None  # "experienced reduced symptoms": an adjective
    return Group(at, at + 1, at, "finite") if joined else _past(words, at, before)


def _and_does(words: list[Token], at: int, before: Token | None, found: list[Group]) -> bool:
    """ "can cause bleeding and raises the risk"."""
    joins = before is not None and before.low in {"and", "but", ","} and bool(found)
    return joins and words[at].form == "s" and words[at].low not in NOUNISH


def _headless(words: list[Token]) -> Group | None:
    """ "Supports joint health.": a claim on a label, its subject left out."""
    acts = words[0].act not in {Act.OTHER, Act.SAY, Act.LAST, Act.USE, Act.BE}
    noun = words[0].low in ALWAYS_NOUN or words[1].part in {"PREP", "BE", "HAVE", "V", "P"}
    return Group(0, 1, 0, "finite") if acts and not noun else None


_VERBAL = frozenset({"V", "BE", "HAVE", "MODAL", "DO"})


def _past(words: list[Token], at: int, before: Token) -> Group | None:
    """A past form: finite, unless it follows its noun as a participle ("a study published in")."""
    if words[at].low in _NEVER_FINITE:
        return None
    after = at + 1
    while after < len(words) and words[after].part == "ADV":
        after += 1
    nxt = words[after] if after < len(words) else None
    leads_to = nxt is not None and words[at].base == "lead" and nxt.low == "to"
    preposed = nxt is not None and nxt.part == "PREP" and not (_to_do(words, after) or leads_to)
    beside = nxt is not None and nxt.low == "," and before.low in {",", "once", "although"}
    if beside or (before.low == "," and (preposed or after > at + 1)):
        return None
    named = words[at].low in {"called", "named", "termed", "dubbed"}
    opens = before.low == "," and not any(w.part in _VERBAL for w in words[:at])
    if (named or opens) and _other_finite(words, at):
        return None  # "chemicals called X protect", "In rats, repeated doses cured"
    preposed = preposed and not _by_amount(words, after)
    if preposed and (words[at].act is not Act.LAST) and _other_finite(words, at):
        return None
    return Group(at, at + 1, at, "finite")


_NEVER_FINITE = frozenset("taken given eaten drunk seen known shown grown worn chosen".split())


def _by_amount(words: list[Token], at: int) -> bool:
    """ "dropped by almost 28%": said of what dropped, and no participle."""
    return words[at].low == "by" and any(w.part == "NUM" for w in words[at + 1 : at + 3])


def _to_do(words: list[Token], at: int) -> bool:
    """Whether "to" opens an infinitive ("failed to lower")."""
    return words[at].low == "to" and at + 1 < len(words) and words[at + 1].form == "base"


def _other_finite(words: list[Token], at: int) -> bool:
    return any(
        w.part in {"BE", "HAVE", "MODAL"} or (w.part == "V" and w.form in {"ed", "s", "base"})
        for w in words[at + 1 :]
    )


def _base(words: list[Token], at: int, before: Token | None, found: list[Group]) -> Group | None:
    if before is None:
        return None
    if before.low in _BARE_AFTER or _helped_one(words, at):
        return Group(at, at + 1, at, "inf")
    if (found and found[-1].last == at) or _no_verb(words, at, before):
        return None
    if _coordinated(words, at, found) and not (words[at].low in NOUNISH and noun_here(words, at)):
        return Group(at, at + 1, at, found[-1].form)
    plural = (
        before.part in {"W", "V"} and before.low.endswith("s") and not before.low.endswith("ss")
    )
    sure = words[at].low not in NOUNISH and words[at].act is not Act.OTHER and before.part == "W"
    stands = (plural or sure or before.low in PLURAL) and not noun_here(words, at)
    if not (
        stands or _outdoes(words, at) or _works_as(words, at) or _past_apposition(words, at, found)
    ):
        return None
    return Group(at, at + 1, at, "finite")


def _no_verb(words: list[Token], at: int, before: Token) -> bool:
    """ "Wildfire smoke is", "cures dry mouth": a noun before its verb, an adjective after one."""
    nxt = words[at + 1] if at + 1 < len(words) else None
    if nxt is None:
        return False
    single = before.part == "W" and not before.low.endswith("s")
    adjective = words[at].low in _ADJECTIVES and before.part == "V" and nxt.part == "W"
    return (single and nxt.part == "BE") or adjective


_ADJECTIVES = frozenset("dry clean clear calm warm cool slow open free smooth firm".split())


def _outdoes(words: list[Token], at: int) -> bool:
    """ "more than double the odds": a verb, whatever "than" makes of it."""
    more = [w.low for w in words[max(at - 2, 0) : at]] == ["more", "than"]
    doubles = words[at].base in {"double", "triple", "treble", "quadruple", "halve"}
    return more and doubles and at + 1 < len(words) and words[at + 1].part == "DET"


def _works_as(words: list[Token], at: int) -> bool:
    """ "two kiwis a day work as well as psyllium"."""
    after = words[at + 1].low if at + 1 < len(words) else ""
    return words[at].low == "work" and after in {"as", "better", "just", "equally", "like"}


def _past_apposition(words: list[Token], at: int, found: list[Group]) -> bool:
    """ "A and B, the so-called Z-drugs, shorten the night": the verb after what stands between."""
    beside = words[at - 1].low == "," and any(w.low == "," for w in words[: at - 1])
    free = words[at].low not in NOUNISH and words[at].act is not Act.OTHER
    object_ = at + 1 < len(words) and words[at + 1].part in {"DET", "W", "NUM", "PRO"}
    return beside and free and object_ and not any(g.form == "finite" for g in found)


def _helped_one(words: list[Token], at: int) -> bool:
    """ "helps you relax", "helping people sleep"."""
    whom = words[at - 1].low if at else ""
    if at > 1 and words[at - 2].low in _BARE_AFTER:
        return whom in PLURAL or whom in {"patients", "users", "them"} or whom in _BODY
    owned = at > 2 and words[at - 2].part == "DET" and words[at - 3].low in _BARE_AFTER  # noqa: PLR2004 - "helps the body fight"
    return owned and whom in _BODY


def _before(words: list[Token], at: int) -> Token | None:
    back = at - 1
    while back >= 0 and words[back].part == "ADV":
        back -= 1
    return words[back] if back >= 0 else None


def _can_be_subject_end(before: Token) -> bool:
    if before.part in {"W", "V", "NUM", "PRO", "SUB"}:
        return before.low not in {"whether", "if", "as", "how", "because", "while", "when"}
    return before.low in {
        ")",
        ",",
        "it",
        "this",
        "that",
        "which",
        "who",
        "these",
        "those",
        "%",
        '"',
    }


def _coordinated(words: list[Token], at: int, found: list[Group]) -> bool:
    """Whether a verb follows "and", "or" or a comma after another verb of its form."""
    if not found:
        return False
    before = _before(words, at)
    if before is None or before.low not in {"and", "or", "but", ",", "then"}:
        return False
    mate = words[found[-1].main]
    if words[at].form == "base":
        return mate.form in {"base", ""} or found[-1].form == "inf"
    finite = [words[g.main] for g in found if g.form == "finite"]
    return bool(finite) and (
        finite[-1].form == words[at].form or (finite[-1].part == "BE" and words[at].form == "s")
    )
