"""A question and its short answer make one statement: "Side effects? None." """

from __future__ import annotations

import re

from littrack.claims.cues import SAFE, UNSAFE, WORKS
from littrack.claims.grammar import sentence
from littrack.claims.scene import Scene
from littrack.claims.words import HARMS, is_bad, is_good, plural

_NO = re.compile(
    r"(?:no|none(?: at all| whatsoever| reported| known)?|nope|zero|never|not (?:at all|really|so"
    r"|a (?:concern|problem|worry|chance|bit)|an issue|any|in the least)|absolutely not|nothing"
    r"|no way|hardly)(?: to worry about| here)?",
    re.IGNORECASE,
)
_YES = re.compile(
    r"(?:yes|yep|absolutely|definitely|certainly|of course|sure|plenty|many|lots|guaranteed"
    r"|without (?:a )?doubt|it (?:does|is|can|will))",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"(?P<aux>is|are|does|do|can|could|will|did|has) (?P<who>it|this|that|they|these|the [\w-]+"
    r"|[\w-]+) (?P<rest>.+)",
    re.IGNORECASE,
)
_LONGEST = 5  # words of a question that is no sentence


def answered(question: str, answer: str, scene: Scene) -> str:
    """What a question and its answer state together; empty when they state nothing to check."""
    said = answer.strip(" .!\"'")
    no = _NO.fullmatch(said) is not None
    if not question.rstrip("\"' ").endswith("?") or not (no or _YES.fullmatch(said)):
        return ""
    asked = question.strip(" ?\"'")
    if full := _FULL.fullmatch(asked):
        denied = "not" if no else ""
        return sentence(full["who"], full["aux"].lower(), denied, full["rest"])
    thing = scene.main or scene.last
    known = thing and len(asked.split()) <= _LONGEST
    return _of_fragment(asked, thing, no=no) if known else ""


_TURNED = re.compile(
    r"^(?:(?P<no>nor|neither)|not only) (?P<aux>does|do|did|is|are|was|were|can|could|will|has"
    r"|have) (?P<who>it|they|this|that|these|he|she|the [\w-]+|[\w-]+) (?P<rest>.+)$",
    re.IGNORECASE,
)


_UNFOUNDED = re.compile(
    r"^(?:the )?(?:widespread |common |online |persistent )*(?:claims?|rumou?rs?|fears?"
    r"|suggestions?|allegations?|concerns?|worr(?:y|ies)|beliefs?|accusations?|idea|notion|myth"
    r"|theory) that (?P<said>.+?),?"
    r" (?:is|are|was|were|has|have|proved|turned out|remains?)\b[^.;]*?\b(?:unfounded"
    r"|groundless|misplaced|mistaken|misguided"
    r"|untrue|false|baseless|wrong|debunked|myth"
    r"|not (?:true|supported|correct)|disproved|disproven|refuted|no (?:basis|foundation))\b",
    re.IGNORECASE,
)


# "Anyone who tells you that it cures cancer is lying".
_MISLED = re.compile(
    r"^(?:[\w'-]+ ){1,4}who (?:(?:still|wrongly) )?(?:tells? (?:you|us|people)|claims?"
    r"|believes?|says?|thinks?|insists?)"
    r" (?:that )?(?P<said>.+?),? (?:is|are) (?:simply |just |badly |all )?(?:lying|wrong|mistaken"
    r"|misinformed|misled|deluded|talking nonsense)\b",
    re.IGNORECASE,
)


def turned(text: str) -> str:
    """ "Nor does it cure colds" in the order of a statement; empty when it stands in it already."""
    if unfounded := _UNFOUNDED.match(text) or _MISLED.match(text):
        return sentence("It is not true that", unfounded["said"])
    found = _TURNED.match(text)
    if not found:
        return ""
    return sentence(found["who"], found["aux"], "not" if found["no"] else "", found["rest"])


def _of_fragment(asked: str, thing: str, *, no: bool) -> str:
    many = plural(thing)
    if UNSAFE.search(asked) or SAFE.search(asked) or WORKS.search(asked):
        return sentence(thing, "are" if many else "is", "not" if no else "", asked.lower())
    if no and (is_bad(asked) or HARMS.search(asked)):
        return sentence(thing, "do not cause" if many else "does not cause", asked.lower())
    if not no and (is_bad(asked) or is_good(asked)):
        does = "can cause" if is_bad(asked) else "can improve"
        return sentence(thing, does, asked.lower())
    return ""
