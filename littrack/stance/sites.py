"""Where a pain or a cancer is: a back is no head, a breast no lung."""

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
_CANCERS = tuple(
    _words(site)
    for site in (
        r"lungs?\b | pulmonary | NSCLC | SCLC",
        r"breasts?\b | mammary",
        r"colo\w* | bowel | rect\w+",
        r"prostat\w*",
        r"liver | hepato\w* | HCC\b",
        r"pancrea\w*",
        r"skin\b | melanom\w*",
        r"stomach | gastric",
        r"(?:o)?esophag\w*",
        r"ovar\w*",
        r"cervi\w*",
        r"uter\w+ | endometri\w+ | womb",
        r"bladder | urothel\w+",
        r"kidneys?\b | renal",
        r"brain | gliom\w* | glioblastom\w*",
        r"thyroid",
        r"head\s+and\s+neck | oral\b | nasopharyn\w+",
        r"leuk(?:a)?emi\w* | lymphom\w* | myelom\w*",
    )
)
_CANCER = _words(
    r"cancers?\b | carcino\w+ | tumou?rs?\b | malignan\w+ | neoplas\w+ | melanom\w* | gliom\w*"
    r"| \w*blastom\w* | leuk(?:a)?emi\w* | lymphom\w* | NSCLC | SCLC | HCC\b"
)
_PAIN = re.compile(
    r"\b(?:pain\w*|aches?|aching|headache\w*|migraine\w*|\w+algia|cramps?|sore\w*|analges\w+"
    r"|(?:anti)?nocicept\w+)\b",
    re.IGNORECASE,
)


_PLACED = (("pain", _PAIN, _SITES), ("cancer", _CANCER, _CANCERS))


def elsewhere(claim: str, deciding: str, title: str, whole: str) -> str:
    """Name the pain or cancer a claim places, where a record's is somewhere else; else nothing.

    What the deciding sentence says comes first, then the title, then the whole record.
    """
    return next(
        (
            name
            for name, named, places in _PLACED
            if _apart(named, places, claim, (deciding, title, whole))
        ),
        "",
    )


def _apart(
    named: re.Pattern[str], places: tuple[re.Pattern[str], ...], claim: str, told: tuple[str, ...]
) -> bool:
    asked = [p for p in places if p.search(claim)] if named.search(claim) else []
    if not asked or not named.search(" ".join(told)):
        return False
    for text in told:
        if any(p.search(text) for p in asked):
            return False
        if named.search(text) and any(p.search(text) for p in places):
            return True
    return True
