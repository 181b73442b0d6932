"""Who does what in a clause, said again as a sentence that stands by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from littrack.claims.clauses import Clause, Parsed
from littrack.claims.cues import CARER, PERSON, SOMEBODY
from littrack.claims.names import possessive
from littrack.claims.scene import Scene
from littrack.claims.verbs import Act, third_person
from littrack.claims.words import PEOPLE, plural

_CONTRACTED = {"'s": "is", "isn't": "is not", "aren't": "are not", "can't": "cannot"}
_ITS = re.compile(r"\bits\b(?! own)", re.IGNORECASE)
_IT = re.compile(
    r"\bit\b(?! (?:is|was|can|may|will|has|takes|easy|difficult|hard|harder|easier"
    r"|possible))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A clause made whole: its subject told, its verb finite, its hedges with it."""

    subject: str
    verb: str
    rest: str
    more: str
    prefix: str
    raw_subject: str
    asserted: str
    negated: bool
    span: tuple[int, int]
    leads_on: bool = False
    aims: bool = False
    predicated: bool = False
    pointing: bool = False
    unproven: bool = False

    @property
    def full(self) -> str:
        """What follows the verb, with the phrases that hang on it."""
        return f"{self.rest}{'' if self.more.startswith(',') else ' '}{self.more}".strip()


def _low(verb: str) -> str:
    return verb[:1].lower() + verb[1:]


_ABLE = re.compile(
    r"(?P<who>\b(?:its|their)|[\w-]+'s?) (?:[\w-]+ ){0,2}(?P<what>ability|potential|capacity|power"
    r"|role|effectiveness|efficacy)(?: to| in| for| at)?$",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"(?:,? but| and)? without .*$|,? due to (?:its|their) ability$", re.IGNORECASE
)
_POINTS = re.compile(r"(?:it|they|both)", re.IGNORECASE)
_MADE = re.compile(
    r"(?:it|them) (?!(?:more )?(?:difficult|hard|easy|easier|harder|possible)\b)", re.IGNORECASE
)
_CONDITIONS = frozenset({"when", "if", "unless", "once", "after", "before", "until"})


def say(parsed: Parsed, number: int, scene: Scene) -> Saying:
    """Make a clause whole."""
    clause = parsed.clauses[number]
    top = _top(parsed, number)
    owner = _owner(parsed, top)
    raw = parsed.slice(parsed.clauses[owner].subject)
    subject = scene.resolved(raw, _before(parsed, owner, scene)) if raw else scene.main
    subject = _predicated(parsed, top, scene) or subject
    subject = _ITS.sub(possessive(scene.main), subject) if scene.main else subject
    end = _extent(parsed, number)
    chain = _lineage(parsed, number)
    begin = parsed.clauses[top].group.first
    asserted = parsed.slice((parsed.clauses[chain[-1]].group.first, clause.rest[1]))
    verb = _predicate(parsed, number, top, owner, subject)
    if able := _able(parsed, clause, scene):
        subject, verb = able
        begin, owner = clause.group.first, number
    if _made(parsed, top):
        subject = scene.main or subject
    after = _left_out(parsed, number) or _whom(parsed, clause, scene)
    after = _WITHOUT.sub("", after).split(";")[0]
    rare = _rarely(parsed, clause)
    verb = f"{rare} {verb}" if rare and rare not in verb else verb
    return Saying(
        subject=subject,
        verb=owned(scene, _low(verb) if clause.group.first == 0 else verb, subject),
        rest=owned(scene, after, subject),
        more=owned(scene, parsed.slice((clause.rest[1], end)), subject),
        prefix=_prefix(parsed, number),
        raw_subject=subject if _POINTS.fullmatch(raw) else raw,
        asserted=f"{raw} {asserted}",
        negated=NOBODY.match(raw) is not None
        or any(_negates(parsed, parsed.clauses[i]) for i in chain),
        unproven=any(_unproven(parsed, parsed.clauses[i]) for i in chain[1:]),
        span=_span(parsed, begin, end, owner),
        leads_on=_leads_on(parsed, number),
        aims=_aims(parsed, clause),
        predicated=bool(_predicated(parsed, top, scene)),
        pointing=raw.lower() in {"this", "that", "these", "those"},
    )


def _left_out(parsed: Parsed, number: int) -> str:
    """What "Y isn't" leaves out after "X can be addictive"; empty where nothing is left out."""
    clause, earlier = parsed.clauses[number], parsed.clauses[:number]
    bare_ = parsed.words[clause.group.main].part == "BE" and clause.group.negated
    if not bare_ or clause.rest[0] < clause.rest[1]:
        return ""
    said = [c for c in earlier if parsed.words[c.group.main].part == "BE"]
    return parsed.slice(said[-1].rest) if said else ""


_DONE_TO = frozenset("keep help make let leave give allow protect save put treat spare".split())


def _whom(parsed: Parsed, clause: Clause, scene: Scene) -> str:
    """What follows a verb, "them" told where the verb is done to people."""
    rest = parsed.slice(clause.rest)
    to_people = scene.folk and parsed.words[clause.group.main].base in _DONE_TO
    return re.sub(r"^them\b", f"the {scene.folk}", rest) if to_people else rest


# A subject that denies its verb: "neither A nor B relieves", "no herb cures".
NOBODY = re.compile(
    rf"(?:neither|none of|no|nothing|nobody|hardly any|(?:(?:very|relatively) )?few {PEOPLE})\b",
    re.IGNORECASE,
)
_RARELY = frozenset({"rarely", "seldom", "hardly", "scarcely", "barely"})


def _negates(parsed: Parsed, clause: Clause) -> bool:
    unlikely = parsed.slice(clause.rest).lower().startswith("unlikely")
    fails = parsed.words[clause.group.main].act is Act.FAIL
    rare = bool(_rarely(parsed, clause))
    return clause.group.negated or fails or unlikely or rare or _vain(parsed, clause)


def _vain(parsed: Parsed, clause: Clause) -> bool:
    """ "did nothing to prevent", "does little to ease"."""
    words = parsed.words[clause.group.first : clause.group.last + 1]
    return words[0].part == "DO" and any(w.low in {"nothing", "little"} for w in words)


def _rarely(parsed: Parsed, clause: Clause) -> str:
    """How seldom: the adverb before a verb or within it ("rarely causes")."""
    first = clause.group.first
    words = parsed.words[max(first - 1, 0) : clause.group.last]
    return next((word.low for word in words if word.low in _RARELY), "")


def _unproven(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause says that something "has not been shown to"."""
    proving = parsed.words[clause.group.main].base in {"show", "prove", "demonstrate", "find"}
    return proving and clause.group.negated and clause.group.passive


def _predicated(parsed: Parsed, number: int, scene: Scene) -> str:
    """ "RSV is a virus that causes colds": RSV causes colds."""
    clause = parsed.clauses[number]
    if clause.link != "relative" or clause.lead != "that" or clause.parent is None:
        return ""
    parent = parsed.clauses[clause.parent]
    within = parent.rest[0] <= clause.subject[0] < parent.rest[1] + 1
    if parsed.words[parent.group.main].part != "BE" or not within:
        return ""
    return scene.resolved(parsed.slice(parent.subject))


def _predicate(parsed: Parsed, number: int, top: int, owner: int, subject: str) -> str:
    verb = _verb(parsed, top, owner, _is_plural(subject))
    if number == top:
        return verb
    between = _between(parsed, number, top)
    if _made(parsed, top):
        return f"is {re.sub(r'^(?:it|them) ', '', between)}"
    return f"{verb} {between}"


def _between(parsed: Parsed, number: int, top: int) -> str:
    """The words from a chain's first verb to its last, siblings before it left out."""
    clause = parsed.clauses[number]
    first = number
    while (
        first - 1 > top
        and parsed.clauses[first - 1].link == "chain"
        and parsed.clauses[first - 1].parent == clause.parent
    ):
        first -= 1
    start = parsed.clauses[top].group.last
    if first == number:
        return parsed.slice((start, clause.group.last))
    elder = parsed.clauses[first].group
    lead = parsed.slice((start, elder.main))
    return f"{lead} {parsed.slice((clause.group.main, clause.group.last))}"


def _made(parsed: Parsed, top: int) -> bool:
    """Whether a clause is ", making it ..."."""
    clause = parsed.clauses[top]
    made = parsed.words[clause.group.main].base == "make"
    return made and _MADE.match(parsed.slice(clause.rest)) is not None


def _able(parsed: Parsed, clause: Clause, scene: Scene) -> tuple[str, str] | None:
    """ "its ability to ease pain" says that it can ease pain."""
    if clause.link != "chain":
        return None
    before = parsed.text[: parsed.words[clause.group.first].start].rstrip()
    found = _ABLE.search(before)
    if not found:
        return None
    who = found["who"].lower()
    subject = scene.main if who in {"its", "their"} else re.sub(r"'s?$", "", found["who"])
    modal = "can" if found["what"].lower() in {"ability", "capacity", "power"} else "may"
    word = parsed.words[clause.group.main]
    return (subject, f"{modal} {word.base or word.low}") if subject else None


def _extent(parsed: Parsed, number: int) -> int:
    """Where a clause ends with all that hangs on it ("after stopping ...", "when ...")."""
    end = parsed.clauses[number].rest[1]
    kin = {number}
    for index in range(number + 1, len(parsed.clauses)):
        clause = parsed.clauses[index]
        hangs = clause.parent in kin and (
            clause.link == "chain"
            or (clause.link == "relative" and clause.lead == "that")
            or (clause.link == "sub" and clause.lead in _CONDITIONS)
        )
        if not hangs and clause.link != "noun":
            break
        kin.add(index)
        end = max(end, clause.rest[1], clause.group.last)
    return end


def _aims(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause says what something helps to do, or is a way to do."""
    if clause.link != "chain" or clause.parent is None:
        return False
    if parsed.words[parsed.clauses[clause.parent].group.main].base == "help":
        return True
    before = parsed.text[: parsed.words[clause.group.first].start].rstrip()
    return clause.group.form == "inf" and _WAY.search(before) is not None


_WAY = re.compile(r"\b(?:way|means|remedy|tool|aid|shown|proven)$", re.IGNORECASE)


def _leads_on(parsed: Parsed, number: int) -> bool:
    """Whether a clause only leads to the next ("offers promise for [reducing ...]")."""
    after = number + 1
    return (
        after < len(parsed.clauses)
        and parsed.clauses[after].link == "chain"
        and parsed.clauses[after].parent == number
    )


_TOLD = frozenset({"joined", "relative"})


def _prefix(parsed: Parsed, number: int) -> str:
    """The words before the clause that set its condition ("When use is stopped,")."""
    before = parsed.clauses[:number]
    told = (c.link == "main" or (c.link in _TOLD and c.subject[0] < c.subject[1]) for c in before)
    if not before or any(told):
        return ""
    if parsed.clauses[number].link == "relative":
        return ""
    lead = before[0].lead
    own = parsed.clauses[number].subject
    if lead not in _CONDITIONS | {"by"} or own[0] >= own[1]:
        return ""
    return parsed.text[: parsed.words[own[0]].start].strip()


def _span(parsed: Parsed, begin: int, end: int, owner: int) -> tuple[int, int]:
    first = begin
    subject = parsed.clauses[owner].subject
    if parsed.clauses[owner].group.first == begin and subject[0] < subject[1]:
        first = min(first, subject[0])
    last = max(end, first + 1)
    return parsed.words[first].start, parsed.words[last - 1].end


def _before(parsed: Parsed, owner: int, scene: Scene) -> str:
    """The subject that stands before a clause in its own sentence: what its "it" is.

    Whoever says or does something is passed over: "experts say it helps".
    """
    for clause in reversed(parsed.clauses[:owner]):
        raw = parsed.slice(clause.subject)
        whole = clause.group.form == "finite" and clause.link not in {"relative", "noun"}
        says = parsed.words[clause.group.main].act is Act.SAY and not clause.group.passive
        if raw.lower() == "there":
            continue
        if raw and whole and not says and not _SOMEONE.search(raw):
            return scene.referent(raw) or scene.resolved(raw)
    return ""


_SOMEONE = re.compile(f"{PERSON.pattern}|{SOMEBODY.pattern}|{CARER.pattern}", re.IGNORECASE)


def _top(parsed: Parsed, number: int) -> int:
    """Where a chain such as "has the potential to help reduce" begins."""
    while parsed.clauses[number].link == "chain" and parsed.clauses[number].parent is not None:
        number = parsed.clauses[number].parent or 0
    return number


def _owner(parsed: Parsed, number: int) -> int:
    """The clause whose subject this one has."""
    steps = 0
    while parsed.clauses[number].subject[0] >= parsed.clauses[number].subject[1]:
        parent = parsed.clauses[number].parent
        if parent is None or steps > len(parsed.clauses):
            return number
        number, steps = parent, steps + 1
    return number


def _helped_anew(parsed: Parsed, clause: Clause) -> bool:
    """ "does not ease pain and may harm": what has a modal of its own is not denied with it."""
    return clause.link == "joined" and parsed.words[clause.group.first].part == "MODAL"


def _lineage(parsed: Parsed, number: int) -> list[int]:
    """A clause and those it hangs on by chain, participle or shared subject."""
    chain = [number]
    while parsed.clauses[number].link in {"chain", "adjunct", "joined"}:
        own = parsed.clauses[number].subject
        parent = parsed.clauses[number].parent
        apart = parsed.words[parsed.clauses[number].group.main].form == "s"
        apart = apart or _helped_anew(parsed, parsed.clauses[number])
        if parent is None or own[0] < own[1] or parent in chain or apart:
            break
        chain.append(parent)
        number = parent
    return chain


def _verb(parsed: Parsed, number: int, owner: int, plural: bool) -> str:
    clause = parsed.clauses[number]
    group = clause.group
    words = parsed.words
    written = " ".join(_CONTRACTED.get(w.low, w.text) for w in words[group.first : group.last])
    if group.form == "finite":
        lone = words[group.main].form in {"base", "ed"} and group.last - group.first == 1
        if clause.link == "joined" and number != owner and lone:
            return f"{_helpers(parsed, clause.parent)} {written}".strip()
        return written
    modal = _modal(parsed, clause)
    base = words[group.main].base or words[group.main].low
    if base == "be":
        return f"{modal} be" if modal else ("are" if plural else "is")
    return f"{modal} {base}" if modal else (base if plural else third_person(base))


def _helpers(parsed: Parsed, parent: int | None) -> str:
    """The helping verbs a joined verb shares ("can improve X and reduce Y")."""
    if parent is None:
        return ""
    group = parsed.clauses[parent].group
    helpers = [w for w in parsed.words[group.first : group.main] if w.part != "ADV"]
    if not helpers and parsed.clauses[parent].link == "joined":
        return _helpers(parsed, parsed.clauses[parent].parent)
    return " ".join(w.text for w in helpers)


def _modal(parsed: Parsed, clause: Clause) -> str:
    parent = parsed.clauses[clause.parent] if clause.parent is not None else None
    if parent is None:
        return ""
    group = parent.group
    found = next((w for w in parsed.words[group.first : group.main] if w.part == "MODAL"), None)
    return found.text if found else ""


def _is_plural(subject: str) -> bool:
    head = re.split(
        r"\s(?:of|in|for|from|with|on|by|to|at|including|such|like|found|derived|extracted"
        r"|known)\s|,\s(?!and)",
        subject,
    )[0]
    if " and " in head and not re.match(r"(?i)\w+ing\b", head):
        return True
    last = head.split()[-1].lower() if head.split() else ""
    return last in {"people", "women", "men", "children", "data"} or plural(last)


def owned(scene: Scene, text: str, subject: str) -> str:
    """Tell whose "its" is and what "it" means, after the subject has been told."""
    whose = scene.main or subject
    if not whose:
        return text
    text = _ITS.sub(possessive(whose), text)
    return scene.spelled(_IT.sub(whose, text) if scene.sure else text)


def told_once(text: str, name: str) -> str:
    """Name a thing once where it is the subject: "Ginger eases ginger's user" -> "its user"."""
    if not name or not text.lower().startswith(name.lower()):
        return text
    again = re.compile(rf"(?<![\w-]){re.escape(possessive(name))}(?!\w)", re.IGNORECASE)
    own = "their" if plural(name) else "its"
    return text[: len(name)] + again.sub(own, text[len(name) :])


def sentence(*parts: str) -> str:
    """Put parts together as one sentence: a capital first, one full stop last."""
    text = " ".join(" ".join(p.strip() for p in parts if p and p.strip()).split())
    text = re.sub(r"\s+([,.;:)])", r"\1", text).strip(" ,;:-")
    text = re.sub(r"\(\s+", "(", text)
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
