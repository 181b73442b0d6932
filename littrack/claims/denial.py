"""A verb whose object denies it: "causes no harm", "eases neither" are "does not cause", "ease"."""

from __future__ import annotations

import re
from dataclasses import replace

from littrack.claims.cues import HARMLESS, NOTHING, PERSON
from littrack.claims.grammar import Saying
from littrack.claims.tokens import HELPING
from littrack.claims.verbs import VERB_FORMS, Act

# "no more than", "no doubt" and what has words of its own ("no side effects", "no effect").
_DENIED = re.compile(
    r"^(?:(?:virtually|almost|practically|absolutely) )?(?:no|zero|not a single|not one|not any)"
    r" (?!(?:more|less|fewer|better|worse|greater|longer|other|doubt|matter|one|wonder|sooner"
    r"|evidence|proof|sign|data|stud\w+|trials?|research)\b)(?P<what>.+)"
    r"|^(?:(?:virtually|almost) )?none of (?P<them>.+)|^neither (?P<both>.+)",
    re.IGNORECASE,
)
# "has yet to be proven to help", "remains to be shown to help".
_YET = re.compile(
    r"\b(?:wrongly|falsely|mistakenly|incorrectly|erroneously) (?:\w+ )?(?:said|claimed"
    r"|believed|thought"
    r"|reported|assumed|advertised|promoted)\b"
    r"|\b(?:(?:has|have|had|is|are) yet|remains?) to be (?:proven|proved|shown|demonstrated"
    r"|found)\b",
    re.IGNORECASE,
)
_ACTS = frozenset({Act.LESS, Act.MORE, Act.CAUSE, Act.HARM, Act.TOUCH, Act.GIVE, Act.FEEL})


def denied(saying: Saying, act: Act) -> Saying:
    """The clause with its denial on the verb; itself where its object denies nothing."""
    if _YET.search(saying.verb):
        return replace(saying, negated=True, unproven=True)
    told = act in _ACTS or (act is Act.SAY and PERSON.match(saying.raw_subject))
    found = _DENIED.match(saying.rest) if told and not saying.negated else None
    if not found or HARMLESS.match(saying.rest) or NOTHING.match(saying.rest):
        return saying
    if found["both"]:
        rest = found["both"].replace(" nor ", " or ")
    else:
        rest = f"any of {found['them']}" if found["them"] else f"any {found['what']}"
    return replace(saying, verb=_not(saying.verb), rest=rest, negated=True)


def _not(verb: str) -> str:
    """ "causes" -> "does not cause", "has caused" -> "has not caused"."""
    first, _, more = verb.partition(" ")
    if first.lower() in HELPING and more:
        return f"{first} not {more}"
    adverbs, _, last = verb.rpartition(" ")
    base, form, _ = VERB_FORMS.get(last.lower(), _HAVE.get(last.lower(), (last, "base", None)))
    do = {"s": "does", "ed": "did"}.get(form, "do")
    return " ".join(f"{do} not {adverbs} {base}".split())


_HAVE = {
    "has": ("have", "s", Act.GIVE),
    "had": ("have", "ed", Act.GIVE),
    "have": ("have", "base", Act.GIVE),
}
