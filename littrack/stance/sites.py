"""Where a pain is: a back is no head, and what helps the one is not shown to help the other."""

from __future__ import annotations

import re


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE | re.VERBOSE)


_SITES = (
    _words(r"backs?\b | back-?ache\w* | lumb\w+ | sciatic\w* | spinal\s+pain"),
    _words(r"head-?ache\w* | migrain\w*"),
    _words(
        r"knees?\b | hips?\b | joints?\b | osteo-?arthr\w+ | arthr(?:itis|itic|algi\w*)"
        r"| rheumat\w+"
    ),
    _words(r"menstru\w+ | period\s+(?:pain|cramp)\w* | dysmenorrh\w+"),
    _words(r"necks?\b | cervical | shoulders?\b"),
    _words(r"lab(?:o|ou)r\b | childbirth | obstetric | delivery | (?:o)?esarean"),
    _words(r"neuropath\w+ | nerve\s+pain | neuralgi\w+"),
    _words(r"tooth\w* | dental | teeth | gum\b | gums\b | orthodon\w+"),
    _words(r"chest | angina\w*"),
    _words(r"abdom\w+ | stomach | bowel | belly | pelvi\w+ | endometrio\w+"),
    _words(r"muscles?\b | muscular | myalgi\w* | fibromyalgi\w*"),
    _words(r"throats?\b"),
    _words(r"cancer\w* | tumou?r\w* | oncolog\w*"),
    _words(
        r"surg\w+ | (?:post|peri|intra)-?operat\w+ | operat(?:ion|ive)\w* | an(?:a)?esth\w+"
        r"| \w+ectomy | \w+plasty | \w+otomy"
    ),
)
_PAIN = re.compile(
    r"\b(?:pain\w*|aches?|aching|headache\w*|migraine\w*|\w+algia|cramps?|sore\w*|analges\w+"
    r"|(?:anti)?nocicept\w+)\b",
    re.IGNORECASE,
)


def elsewhere(claim: str, deciding: str, title: str, whole: str) -> bool:
    """Whether a claim names where its pain is, and a record's pain is somewhere else.

    What the deciding sentence says comes first, then the title, then the whole record.
    """
    asked = [p for p in _SITES if p.search(claim)] if _PAIN.search(claim) else []
    if not asked or not _PAIN.search(deciding):
        return False
    for text in (deciding, title, whole):
        if any(p.search(text) for p in asked):
            return False
        if any(p.search(text) for p in _SITES):
            return True
    return True
