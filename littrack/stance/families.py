"""Things that ail or hurt, by family of words; none of them is a drug's."""

from __future__ import annotations

import re
from collections.abc import Iterable


def _family(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE | re.VERBOSE)


SYMPTOMS: dict[str, re.Pattern[str]] = {
    "anxiety": _family(r"anxi\w+|nervous\w*|panic\b|worry"),
    "depression": _family(
        r"depress(?:ion|ive|ed)\b(?!\s+of\s+resp)|low\s+mood|antidepress\w+|dysphori\w+"
    ),
    "sleep": _family(r"insomni\w+|sleep\w*|sedati\w+|hypnotic"),
    "craving": _family(r"crav(?:e|ing)\w*|urges?\b"),
    "pain": _family(
        r"pain\w*|ache[sd]?\b|aching|analges\w+|antinocicept\w+|nocicepti\w+|headache\w*|migraine\w*|\w+algia\b|discomfort"
    ),
    "nausea": _family(r"nausea|vomit\w*|emesis|emetic"),
    "diarrhoea": _family(r"diarrh\w+"),
    "fatigue": _family(r"fatigue|tired\w*|exhaust\w+|energy\b"),
    "inflammation": _family(r"inflamm\w+|antiinflamm\w+|swelling"),
    "mood": _family(r"mood\b|irritab\w+|euphori\w+"),
    "cognition": _family(
        r"cogniti\w+|memory\b|learning\b|attention\b|concentration\s+span|dementia"
    ),
    "weight": _family(r"weight\b|obes\w+|body\s+mass|\bBMI\b"),
    "blood pressure": _family(r"blood\s+pressure|hypertens\w+"),
    "function": _family(r"physical\s+function\w*|mobility|stiffness|disability"),
}
HARMS: dict[str, re.Pattern[str]] = {
    "dependence": _family(
        r"addict\w*|dependen(?:ce|cy|t)\b|use\s+disorders?|abuse\b|misuse\b|craving\w*|withdrawal|habit-forming"
        r"|self-administ\w+|place\s+preference|reinforc\w+|tolerance\b|abstinence\s+syndrome|rewarding"
        r"|could\s+not\s+stop|unable\s+to\s+(?:stop|quit)|relapse"
    ),
    "liver": _family(r"liver\b|hepat\w+|jaundice|cholesta\w+|transaminas\w+|aminotransferase\w*"),
    "death": _family(r"death\w*|fatal\w*|died\b|mortality|lethal\w*|decedents?"),
    "overdose": _family(r"overdos\w+|intoxication\w*|poison\w*"),
    "seizure": _family(r"seizure\w*|convuls\w+|epilep\w+"),
    "breathing": _family(r"respiratory\s+(?:depress\w+|failure|arrest)|apn(?:o)?ea"),
    "heart": _family(r"cardi\w+|arrhythm\w+|QT\w*|heart\b|tachycard\w+|myocard\w+|stroke\b"),
    "kidney": _family(r"kidney\b|renal\b|nephr\w+"),
    "muscle": _family(
        r"my(?:opathy|algia|ositis)\w*|rhabdomyolysis|muscle\s+(?:pain|symptoms?|weakness|damage|ache\w*)"
    ),
    "bleeding": _family(r"bleed\w*|h(?:a)?emorrhag\w+"),
    "interaction": _family(
        r"interact\w*|CYP\w*|exposure\s+to\s+\w+\s+by|co-?(?:exposure|ingest\w+)"
    ),
    "newborn": _family(
        r"neonat\w+|newborn\w*|in\s+utero|birth\s+defect\w*|teratogen\w+|malformation\w*"
    ),
    "cancer": _family(r"cancer\w*|carcinogen\w*|tumou?r\w*|malignan\w+"),
    "gut": _family(r"nausea|vomit\w*|constipation|diarrh\w+|gastrointestinal|stomach"),
    "mind": _family(r"psychosis|psychotic|hallucinat\w+|delirium|suicid\w+|anxiety|depression"),
    "allergy": _family(r"allerg\w+|anaphyla\w+|hypersensitiv\w+"),
}
ADVERSE = _family(
    r"adverse|side[\s-]effects?|toxic\w*|harm(?:s|ful|ed)?\b|injur\w+|complication\w*|risks?\b|danger\w*"
    r"|safety\s+concern\w*|bad\s+reactions?|serious\s+outcomes?"
)
_SAFE = _family(r"safe(?:ly|ty|r)?\b|harmless|risk-?free|well[\s-]tolerated")


def symptoms(text: str) -> frozenset[str]:
    """Name the symptom families a text speaks of."""
    return _named(SYMPTOMS, text)


def harms(text: str) -> frozenset[str]:
    """Name the harm families a text speaks of."""
    return _named(HARMS, text)


def mentions_harm(families: Iterable[str], text: str) -> re.Match[str] | None:
    """Find the first word of the families asked for; of any when none is asked for."""
    patterns = [HARMS[f] for f in families] or [*HARMS.values(), ADVERSE]
    found = [m for m in (p.search(text) for p in patterns) if m]
    return min(found, key=lambda m: m.start(), default=None)


def general_safety(text: str) -> bool:
    """Whether a text speaks of safety at large."""
    return bool(_SAFE.search(text) or ADVERSE.search(text))


def _named(families: dict[str, re.Pattern[str]], text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in families.items() if pattern.search(text))
