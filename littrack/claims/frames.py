"""One clause -> the claims it makes, by what its verb does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from littrack.claims.being import be, makes
from littrack.claims.clauses import Clause, Parsed
from littrack.claims.cues import OUGHT, VALUE
from littrack.claims.draft import Draft
from littrack.claims.effects import cause, fail, harm, help_, less, link, more, passive, touch
from littrack.claims.giving import give
from littrack.claims.grammar import Saying, say
from littrack.claims.scene import Scene
from littrack.claims.telling import feel, hold, last, other, said, use
from littrack.claims.verbs import Act

# What follows one of these is supposed or asked, not said.
_SUPPOSING = frozenset({"whether", "if", "unless", "when", "how"})
_URGING = frozenset({"recommend", "advise", "urge"})
_LOOKING = frozenset("investigate explore examine suggest indicate show".split())


def drafts(parsed: Parsed, scene: Scene) -> list[Draft]:
    """List what the clauses of a sentence assert."""
    found: list[Draft] = []
    for number, clause in enumerate(parsed.clauses):
        if _silent(parsed, number):
            continue
        saying = say(parsed, number, scene)
        found += [_placed(d, saying, number) for d in _of(parsed, clause, saying, scene)]
    return found


def _placed(draft: Draft, saying: Saying, number: int) -> Draft:
    return replace(
        draft,
        clause=number,
        span=saying.span,
        asserted=saying.asserted,
        negated=draft.negated or saying.negated,
    )


def _silent(parsed: Parsed, number: int) -> bool:
    """Whether a clause asserts nothing: a condition, an opening, advice, or part of such."""
    seen: set[int] = set()
    at: int | None = number
    while at is not None and at not in seen:
        seen.add(at)
        clause = parsed.clauses[at]
        looks = clause.link == "noun" and parsed.words[clause.group.main].base in _LOOKING
        apart = clause.link in {"noun", "intro"} and not looks
        if apart or clause.lead in _SUPPOSING or advises(parsed, clause):
            return True
        hangs = clause.link in {"chain", "adjunct"} or clause.subject[0] >= clause.subject[1]
        at = clause.parent if hangs else None
    return False


def advises(parsed: Parsed, clause: Clause) -> bool:
    """Whether a clause says what ought to be done or what matters."""
    if clause.group.form != "finite":
        return False
    verb = parsed.slice((clause.group.first, clause.group.last))
    word = parsed.words[clause.group.main]
    if OUGHT.search(verb) or word.base in _URGING:
        return True
    is_ = word.part == "BE" or word.base in {"become", "remain"}
    return is_ and VALUE.match(parsed.slice(clause.rest)) is not None


def _of(parsed: Parsed, clause: Clause, saying: Saying, scene: Scene) -> Iterator[Draft]:
    word = parsed.words[clause.group.main]
    act = Act.BE if word.part == "BE" else Act.GIVE if word.part == "HAVE" else word.act
    if _idle(clause, saying, act):
        return
    if word.base in {"make", "render"} and re.match(
        r"(?:it|them)\b", parsed.slice(clause.rest), re.IGNORECASE
    ):
        yield from makes(parsed, clause, saying, scene)
        return
    if clause.group.passive and act in {Act.LESS, Act.MORE, Act.CAUSE, Act.HARM, Act.TOUCH}:
        yield from passive(saying, scene, act)
        return
    reader = _READERS.get(act)
    if reader is not None:
        yield from reader(saying, scene, word.base)


def _idle(clause: Clause, saying: Saying, act: Act) -> bool:
    """Whether the clause hangs on "there is interest in", or merely narrows a noun."""
    if saying.raw_subject.lower() == "there" and clause.link == "chain":
        return True
    narrows = clause.link == "relative" and clause.lead == "that"
    return narrows and act in {Act.BE, Act.GIVE, Act.OTHER, Act.SAY, Act.LAST, Act.HOLD}


Reader = Callable[[Saying, Scene, str], Iterator[Draft]]
_READERS: dict[Act, Reader] = {
    Act.LESS: less,
    Act.MORE: more,
    Act.CAUSE: cause,
    Act.HARM: harm,
    Act.TOUCH: touch,
    Act.GIVE: give,
    Act.LINK: link,
    Act.BE: be,
    Act.LAST: last,
    Act.HOLD: hold,
    Act.USE: use,
    Act.FEEL: feel,
    Act.SAY: said,
    Act.HELP: help_,
    Act.FAIL: fail,
    Act.OTHER: other,
}
