"""Withdrawal has four senses, dependence two: which one a sentence means, and from what."""

from __future__ import annotations

import re
from enum import StrEnum

from littrack.concepts import Lexicon
from littrack.stance.stems import content
from littrack.stance.things import Thing, substances

HEAD = re.compile(
    r"\b(?:withdraw(?:al|als|n)|dependen(?:ce|cy|t)|addict(?:ion|ed|ive)?|use[\s-]+disorders?"
    r"|abstinence"
    r"|detoxification|detox|cessation|crav(?:ing|ings)|substitut(?:e|ion)|replacement"
    r"|overdoses?)\b",
    re.IGNORECASE,
)
_REFLEX = re.compile(
    r"\b(?:hand|paw|tail|limb|foot|finger|arm)[\s-]+withdrawal|\bwithdrawal[\s-]+(?:latenc"
    r"|threshold|reflex|time)"
    r"|\bwithdr(?:ew|awing)\s+(?:the|their)\s+(?:hand|arm)",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\bwithdraw(?:al|als|n)\s+(?:from|of)\s+(?:the\s+|this\s+)?(?:stud|trial|treatment\s+group"
    r"|participants|patients"
    r"|subjects|consent|market)|\bwithdrawals?\s+(?:due\s+to|because\s+of)|\b(?:study|patient"
    r"|trial|social)\s+withdrawals?"
    r"|\b(?:events?|AEs?|reactions?|effects|toxicit\w+)\s+(?:\w+\s+)?(?:led|leads?|leading)\s+to\s+"
    r"(?:\w+\s+)?withdrawals?"
    r"|\bwithdrawals?\s+and\s+dropouts|\bdrop-?outs?\s+and\s+withdrawals",
    re.IGNORECASE,
)
_STOPPING = re.compile(
    r"\b(?:on|after|upon|following|when)\s+(?:stopping|cessation|discontinu\w+|quitting)\b"
    r"|\bfailed\s+quit",
    re.IGNORECASE,
)
_LINKS = (
    ("withdraw", "from|of|off|due\\s+to"),
    ("addict", "to"),
    ("dependen", "on|upon"),
    ("crav", "for"),
    ("", "of|from|to|for|due\\s+to"),
)
_SUBSTANCE = re.compile(
    r"\b(?:alcohol|nicotine|tobacco|smoking|caffeine|benzodiazepines?|cannabis|cocaine"
    r"|amphetamines?|sedatives?"
    r"|steroids?|glucocorticoids?|antidepressants?|hormones?|opioids?|opiates?)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:attenuat|reduc|alleviat|reliev|ameliorat|eas|lessen|decreas|increas|caus|induc|produc"
    r"|treat|manag|report|develop"
    r"|experienc|suffer|prevent|block|worsen|precipitat|show|had|have|has|less|more|fewer|with"
    r"|without|during|after|in|for)\w*",
    re.IGNORECASE,
)
_VAGUE = content("symptoms people substance drug drugs disorder regular physical psychological")
_DESCRIBES = re.compile(
    r"physical|psychological|acute|severe|moderate|mild|use|drug|induced|associated|related"
    r"|precipitated|chronic"
    r"|spontaneous|protracted|symptoms?|of|syndrome|substance|and|or|neonatal|dependence"
    r"|tolerance|somatic",
    re.IGNORECASE,
)


class Sense(StrEnum):
    """What a "withdrawal" is from, as seen from a claim."""

    ASKED = "the one the claim means"
    OWN = "from the intervention itself"
    OTHER = "from something else"
    REFLEX = "a pain test"
    LEAVING = "leaving a study"
    OPEN = "not said"


class Senses:
    """Tells the senses apart for one claim: its condition's substance, and its own thing."""

    def __init__(self, condition: str, thing: Thing, lexicon: Lexicon) -> None:
        self._thing = thing
        self._lexicon = substances(lexicon)
        agents = [a for head in HEAD.finditer(condition) for a in _agents(condition, head)]
        self._agents = frozenset(s for a in agents for s in content(a)) - thing.stems - _VAGUE
        self._concepts = frozenset(
            n
            for a in agents
            for n in self._lexicon.names(a)
            if not any(lexicon.related(n, t) for t in thing.names)
        )

    def of(self, text: str, head: re.Match[str]) -> Sense:
        """Tell what one "withdrawal" of a text is from; OPEN where the text does not say."""
        around = text[max(0, head.start() - 25) : head.end() + 40]
        if _REFLEX.search(around):
            return Sense.REFLEX
        if _LEAVING.search(around):
            return Sense.LEAVING
        return self._named(text, head)

    def asked_in(self, text: str) -> bool:
        """Whether a text names the condition's substance or the condition itself."""
        names = self._lexicon.names(text)
        return bool(self._agents & content(text) or self._concepts & names)

    def stopping(self, text: str) -> bool:
        """Whether a text speaks of stopping something other than what the claim means."""
        found = _STOPPING.search(text)
        return found is not None and not self.asked_in(" ".join(text[found.end() :].split()[:4]))

    def _named(self, text: str, head: re.Match[str]) -> Sense:
        agents = _agents(text, head)
        if any(self._thing.find(a) for a in agents):
            return Sense.OWN
        if any(self.asked_in(a) for a in agents):
            return Sense.ASKED
        if head.group().lower().startswith("detox"):
            return Sense.OPEN  # "methadone detoxification" is done with it as often as from it
        named = any(self._lexicon.find(a) or _SUBSTANCE.search(a) for a in agents)
        return Sense.OTHER if named else Sense.OPEN


def _agents(text: str, head: re.Match[str]) -> list[str]:
    """What stands beside a head and may say from what: "morphine" of "morphine withdrawal"."""
    link = next(link for start, link in _LINKS if head.group().lower().startswith(start))
    after = re.match(
        rf"\s*(?:syndrome|symptoms?|signs?)?\s*(?:{link})\s+((?:[\w-]+\s*){{1,4}})",
        text[head.end() :],
    )
    return [a for a in (_beside(text[: head.start()]), after[1] if after else "") if a]


def _beside(before: str) -> str:
    """The substance right before a head ("morphine withdrawal"), past words that only describe."""
    words = re.split(r"[,;:.()]", before)[-1].replace("-", " ").split()
    while words and _DESCRIBES.fullmatch(words[-1]):
        words.pop()
    if not words or _VERB.fullmatch(words[-1]) or before.endswith((", ", "; ")):
        return ""
    reach = 4 if {"and", "or"} & {w.lower() for w in words[-3:]} else 2
    return " ".join(w for w in words[-reach:] if not _VERB.fullmatch(w))
