"""What stands before and after a statement in its sentence and is no part of what it says."""

from __future__ import annotations

import re

from littrack.claims.fellows import FELLOW
from littrack.claims.openings import PROVISO

# "Short answer: yes, ...": what opens a statement; blanked, so that offsets stay what they are.
_OPENING = re.compile(
    r"^(?:(?:the )?(?:short|simple|honest|quick) answer(?: is)?|in short|in a nutshell|in brief"
    r"|(?:the )?(?:bottom line|upshot|good news|bad news|truth|verdict|fact|myth|fiction"
    r"|misconception|answer|result|upside|downside)(?: is)?(?: (?:#|no\.? ?)?\d+)?|yes|no|well"
    r"|spoiler(?: alert)?|reality(?: check)?|(?:tip|question|reason|benefit) (?:#|no\.? ?)?\d+)"
    r"(?:\s*[:,]|\s+--|\s+-)\s+(?:(?:yes|no|well|absolutely|definitely|sure)[,:]\s+)*",
    re.IGNORECASE,
)
_ORDERS = (
    r"(?:tell|ask|talk|speak|check|consult|see|call|avoid|stop|start|take|keep|use|be|make|wear"
    r"|get|drink|eat|go|try|choose|watch|remember|consider|read|don't|do not|never|always|please"
    r"|let|look|think|wait|limit|stick|steer|seek|discuss|contact|follow|add|swap|cut|skip)"
)
# ", so tell your doctor", ", so people who take warfarin should ask first": advice after a fact.
_ADVICE = re.compile(
    rf",? (?:and )?(?:so|therefore|hence|thus),? (?:(?:if|when|before) [^,]+, )?{_ORDERS}\b.*$"
    r"|,? (?:and )?(?:so|therefore|hence|which is why|that is why|that's why)\b[^;]*?"
    r"\b(?:should|must|ought to|needs? to|had better|is (?:best|wise|vital|important|essential)"
    r"|are advised)\b.*$"
    rf"|[;:] (?:(?:if|when|before) [^,]+, )?(?:so |please )?{_ORDERS}"
    r" (?:your|a|the|with|to|it|any)\b.*$",
    re.IGNORECASE,
)
# Who said it, after what was said.
_ATTRIBUTION = re.compile(
    r"[,?!.]\" (?:(?:he|she|they) )?(?:said|says|added|explained|noted|according to|told"
    r"|wrote)\b.*$"
    r"|, (?:[\w-]+ ){0,3}(?:said|says|reported|report) (?:on \w+|in a statement|today)\.?$"
    r"|, (?:an?|one|the|another|several|two) (?:[\w-]+ ){0,4}(?:trial|study|review|analysis"
    r"|survey|researcher"
    r"|scientist|expert|report)s? (?:has |have )?(?:showed|shows?|shown|finds?|found|suggests?"
    r"|suggested|reported"
    r"|concluded|revealed|says?|said)(?: in [\w ]+| last \w+)?\.?$",
    re.IGNORECASE,
)
# ", and it does so better than aspirin": says again what stands before it.
_LIKEWISE = re.compile(r",? (?:and|but) (?:it|they|this) (?:do|does|did) so\b[^.;]*", re.IGNORECASE)
# "Ibuprofen, on the other hand, masks pain".
_ASIDE = re.compile(
    r", (?:on the other hand|(?:by|in) (?:contrast|comparison)|however"
    r"|for (?:example|instance|its part)|of course|meanwhile|in turn|in fact|though|too"
    r"|indeed|therefore|instead|as a result"
    r"|in addition|moreover|of all things|unfortunately|fortunately|surprisingly|sadly|luckily),",
    re.IGNORECASE,
)
# "Evidence that it helps is growing": what the evidence does is not what it helps with.
_GROWING = re.compile(
    r"^((?:the |there is )?(?:[\w-]+ )?(?:evidence|proof) that\b[^.;]*?)"
    r"(,? (?:is|are) (?:growing|mounting|strong|solid|accumulating|piling up|robust|compelling"
    r"|emerging|overwhelming)\b[^,.;]*)",
    re.IGNORECASE,
)
_WORDS = 3  # fewer words before the advice assert nothing


_AGAINST = re.compile(
    r"^(?:contrary to|despite|whatever|rather than|instead of) [^,]{3,70}, (?=[a-z])", re.IGNORECASE
)
# "Doesn't just help" helps: what is no denial.
_NOT_ONLY = re.compile(r"(?<=\w)(?:n['’]t| not) (?:just|only|merely|simply)\b", re.IGNORECASE)


# "CLEVELAND, 4 May - ", "MAYA: ": where and by whom it is told.
_DATELINE = re.compile(
    r"^(?:\s*(?:[A-Z][A-Z .'-]{2,30}(?:, [\w. ]{2,30})?(?: \([\w ]+\))? (?:--|-|–|—) "
    r"|[A-Z]{2,15}(?: [A-Z]+)?: )){1,2}"
)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


def statement(text: str) -> str:
    """A sentence cut down to what it states; what is left stands where it stood."""
    text = _DATELINE.sub(_blanked, text)
    text = _LIKEWISE.sub("", _ATTRIBUTION.sub(_blanked, text))
    advice = _ADVICE.search(text)
    if advice and len(text[: advice.start()].split()) >= _WORDS:
        text = text[: advice.start()]
    text = FELLOW.sub("", text)
    text = _ASIDE.sub(_blanked, text)
    text = PROVISO.sub(_blanked, text)
    text = _GROWING.sub(lambda found: found[1] + " " * len(found[2]), text)
    text = _NOT_ONLY.sub(_blanked, text)
    text = _AGAINST.sub(_blanked, text)
    return _OPENING.sub(_blanked, text)
