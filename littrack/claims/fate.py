"""Which sentences assert something a study could answer, and why the others do not."""

from __future__ import annotations

import re

_ANNOUNCES = re.compile(
    r"\b(?:this|the|our) (?:article|guide|post|page|blog|piece|review|paper|report|section"
    r"|overview|series"
    r"|comprehensive guide)(?: \w+)? (?:delves?|explores?|examines?|discuss(?:es)?|looks?"
    r"|covers?|delineates?|outlines?|aims?|will"
    r"|provides?|offers?|has (?:illuminated|explored|shown|covered|discussed)|highlights?"
    r"|explains?|describes?|empowers?|summari[sz]es)\b"
    r"|\b(?:we|i|let's|let us)(?:'ll|'ve| will| can| have| shall)? (?:\w+ )?(?:delve|explore"
    r"|examine|discuss|look|dive|cover|offer|take a|walk you|provide|break down|share|answer"
    r"|summari[sz]e|review|outline|unpack)",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:should|must|ought to|need(?:s)? to|had better)\b(?! (?:not )?be (?:noted|mentioned"
    r"|linked|associated))"
    r"|\b(?:is|are|it's|remains?) (?:\w+ )?(?:essential|crucial|vital|imperative|important"
    r"|advisable|paramount|critical|necessary|recommended|best|wise|advised|key|prudent|a"
    r" good idea)\b"
    r"|\b(?:consult|talk to|speak (?:to|with)|ask|check with|seek)\b.{0,40}\b(?:doctor"
    r"|physician|pharmacist|professional|provider|advice|help|guidance)",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"^(?:please |always |never |do not |don't |simply |just |then |first,? |finally,? |so,?"
    r" )?(?:click|buy|order|shop|subscribe|sign up|read|learn|discover|find out|contact"
    r"|call|visit|try|take|start|stop|avoid|keep|make|choose|remember|consult|talk|speak|ask"
    r"|check|see|follow|share|join|get|use|consider|look|add|store"
    r"|download|scroll|tell|drink|eat|mix|wait|begin|note|be sure|let|go|give|watch|enter|log"
    r" in|copy|search|enjoy|apply|combine|seek)\b",
    re.IGNORECASE,
)


def not_checkable(text: str) -> str:
    """Say why a sentence is not checkable; empty when nothing speaks against it."""
    if text.endswith("?"):
        return "a question"
    if _ANNOUNCES.search(text):
        return "says what the text is about"
    if _IMPERATIVE.match(text):
        return "tells the reader what to do"
    if _ADVICE.search(text):
        return "advice"
    return ""
