"""Where a text names the thing a claim is about, and in what part: given, or itself the trouble."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from littrack.concepts import Lexicon
from littrack.stance.phrases import Phrase
from littrack.stance.stems import content

_ASIDE = re.compile(r"\([^)]*\)")
_SPLIT = re.compile(r"\s*(?:[+/,;]|\bor\b|\band\b)\s*")
_PLUS = re.compile(r"\s*(?:\+|\bplus\b|\bcombined\s+with\b|\badded\s+to\b|\btogether\s+with\b)\s*")
_FORMS = content(
    "product products extract leaf leaves powder supplement capsule tea alkaloids compound herb"
    " drug medication"
)
_ANALOG = re.compile(r"[\s-]*(?:analog|derivativ|congener)", re.IGNORECASE)
# "X withdrawal", "X use disorder": X is what people are to be rid of, not what is given.
_TROUBLE = (
    r"(?:withdrawal|dependen(?:ce|cy|t)|addict\w*|abuse|misuse|use[\s-]+disorders?|cessation"
    r"|abstinence"
    r"|discontinuation|overdoses?|toxicity|intoxication|poisonings?|craving\w*)"
)
_AFTER = re.compile(
    rf"^[\s-]*(?:\w+[\s-]+)?(?:(?:and|or)\s+\w+\s+)?(?:physical\s+|associated\s+|induced\s+"
    rf"|related\s+)?{_TROUBLE}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:{_TROUBLE}\s+(?:syndrome\s+|symptoms?\s+|signs?\s+)?(?:from|on|to|of|due\s+to"
    rf"|following|after)"
    r"|(?:stop(?:ped|ping)?|quit(?:ting)?|ceas(?:ed|ing)|discontinu\w+|cessation\s+of"
    r"|dependent\s+on|addicted\s+to"
    r"|detox\w*\s+from|taper\w*))\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
# A lack or a level in the blood is no intake.
_LACK = re.compile(
    r"[\s-]*(?:\([^)]*\)\s*)?(?:deficien\w*|insufficien\w*|status|receptors?|genes?"
    r"|polymorphism\w*|binding\s+protein"
    r"|levels?\b|synthesis|secretion|production|biosynthesis|pathway|signal\w*"
    r"|(?:\w+\s+)?resist\w*|sensitiv\w*|insensitiv\w*|intoleran\w*|capacity|test(?:s|ing)?\b"
    r"|hesitan\w*|coverage|uptake|willingness|acceptance|demand|purchas\w*|polic(?:y|ies)"
    r"|legislation|laws?\b|sales?\b|naive|free\b|residues?|assays?|clearance|content\b"
    r"|like\b|(?:effects?|activit\w+|propert\w+|potential|actions?)\s+of\b"
    r"|stewardship|prescri\w*|susceptib\w*)",
    re.IGNORECASE,
)
# States that are not the thing itself: a claim about one is not met by the thing alone.
_STATE = re.compile(
    r"\b(?:withdraw\w*|deficien\w*|insufficien\w*|resistan\w*|overdos\w*|dependen\w*|addict\w*"
    r"|cessation|quitting|stopping|hesitan\w*|intoleran\w*|poison\w*|abuse|misuse)\b",
    re.IGNORECASE,
)
_BESIDE = 40
_LEVEL = re.compile(
    r"\b(?:low|lower|serum|plasma|circulating|baseline|endogenous|deficient\s+in|lack\s+of"
    r"|insufficient)\s+(?:(?!(?:in|with|by|for|among|than|after)\b)\w+\s+){0,4}\*",
    re.IGNORECASE,
)
_HIGH = re.compile(
    r"\b(?:high|higher|toxic|lethal|fatal|elevated)\s+(?:\w+\s+){0,1}$", re.IGNORECASE
)
_MEASURED = re.compile(
    r"\b(?:deficien\w*|levels?|lack\s+of|insufficien\w*|status"
    r"|low(?![\s-]+(?:dos\w+|back|risk|cost))|resist\w*|sensitiv\w*"
    r"|intoleran\w*|hesitan\w*|prescri\w*|coverage|uptake)\b",
    re.IGNORECASE,
)
# What a mother took, or another smoked, was not taken by those a claim is about.
_BY_OTHERS = re.compile(
    r"\b(?:maternal|paternal|parental|prenatal|perinatal|antenatal|in[\s-]utero|intrauterine"
    r"|gestational|passive|second-?hand|household)\b",
    re.IGNORECASE,
)
_IN_PREGNANCY = re.compile(
    r"\s+(?:use\s+|intake\s+|exposure\s+|supplementation\s+)?(?:in|during)\s+(?:\w+\s+)?pregnan",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    rf"{_BY_OTHERS.pattern}|\b(?:pregnan\w*|mothers?|fathers?|parents?|bab(?:y|ies)|newborns?|unborn"
    r"|f(?:o)?etus\w*|infants?|birth\w*|offspring|child(?:ren)?|miscarr\w*|around)\b",
    re.IGNORECASE,
)
_BETWEEN = 25
_MEASURED_BEFORE = re.compile(
    r"\b(?:deficien\w*\s+(?:in|of)|levels?\s+of|lack\s+of|insufficien\w*|low(?:er)?"
    r"|high(?:er)?\s+levels?\s+of|resist\w*\s+to|sensitiv\w*\s+to|intoleran\w*\s+to"
    r"|hesitan\w*|status)\s+(?:of\s+)?$",
    re.IGNORECASE,
)
_NEAR = 20
_CONTEXT = 90  # characters around a name that may change what it is named as
_COMPARED = re.compile(
    r"\b(?:than|versus|vs\.?|compared\s+(?:with|to)|relative\s+to|over|unlike|inferior\s+to"
    r"|like)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """The thing named at `start`: `exact` when by the claim's own concept, not a part of it.

    `measured` when it is a level or a lack of it in the body, not something taken; `asked` when
    the claim itself speaks of such a level.
    """

    name: str
    start: int
    end: int
    exact: bool
    trouble: bool
    compared: bool
    measured: bool = False
    asked: bool = False

    @property
    def given(self) -> bool:
        """Whether it is what was taken or given here."""
        return not self.trouble and not self.compared and not self.measured


@lru_cache(maxsize=8)
def substances(lexicon: Lexicon) -> Lexicon:
    """The topic's words for what is taken or given, found inside longer names too."""
    return Lexicon([c for c in lexicon.concepts if c.kind in {"intervention", "comparator", ""}])


class Thing:
    """The intervention of a claim: a concept of the topic where there is one, else its words."""

    def __init__(self, said: str, claim: str, lexicon: Lexicon) -> None:
        lexicon = substances(lexicon)
        self._lexicon = lexicon
        self.said = said
        plain = _ASIDE.sub(" ", said)
        names = lexicon.names(plain) or lexicon.names(said)
        self.stems = content(said)
        self._state = content(" ".join(_STATE.findall(said)))
        if not said:
            names = frozenset(
                h.concept.name for h in lexicon.find(claim) if h.concept.kind == "intervention"
            )
        self.names = names
        parts = [lexicon.names(p) for p in _PLUS.split(plain)]
        self._parts = [p for p in parts if p] if len(parts) > 1 else []
        generic = content(" ".join(w for n in names for w in lexicon.variants(n))) | _FORMS
        self.qualifiers = content(plain) - generic if names and not self._parts else frozenset()
        parted = [] if names else [Phrase.of(part) for part in _SPLIT.split(plain)]
        self._phrases = [p for p in parted if p]
        self._of_others = bool(_OF_OTHERS.search(f"{said} {claim}"))
        self.measured = bool(_MEASURED.search(said)) or any(
            _LACK.match(claim, e) or _MEASURED_BEFORE.search(claim[:s])
            for _, s, e in self._spans(claim)
        )

    def __bool__(self) -> bool:
        return bool(self.names or self._phrases)

    def find(self, text: str) -> list[Named]:
        """List where a text names it, or something it is part of or that is part of it."""
        spans = (
            span
            for span in self._spans(text)
            if self._in_state(text, *span[1:]) and not self._by_others(text, *span[1:])
        )
        return [self._named(text, *span) for span in spans]

    def _in_state(self, text: str, start: int, end: int) -> bool:
        """Whether the state a claim speaks of ("X withdrawal") is named beside the thing."""
        beside = text[max(0, start - _BESIDE) : end + _BESIDE]
        return self._state <= content(beside)

    def of_others(self, text: str) -> bool:
        """Whether a text names it only as taken by others than the claim speaks of."""
        spans = self._spans(text)
        return bool(spans) and all(self._by_others(text, *span[1:]) for span in spans)

    def _by_others(self, text: str, start: int, end: int) -> bool:
        """Whether it was taken by others than the claim speaks of: mothers, those around."""
        beside = _BY_OTHERS.search(text[max(0, start - _BETWEEN) : start])
        return bool(beside or _IN_PREGNANCY.match(text, end)) and not self._of_others

    def _spans(self, text: str) -> list[tuple[str, int, int]]:
        if not self.names:
            return self._by_words(text)
        return [
            (h.concept.name, h.start, h.end)
            for h in self._lexicon.find(text)
            if any(self._lexicon.related(h.concept.name, n) for n in self.names)
            and not _ANALOG.match(text, h.end)
        ]

    def whole(self, text: str) -> bool:
        """Whether a text names every part of a combination ("A + B")."""
        if not self.names or not self._parts:
            return bool(self._spans(text))
        named = self._lexicon.names(text)
        return all(
            any(self._lexicon.related(n, p) for n in named for p in part) for part in self._parts
        )

    def others(self, text: str) -> list[tuple[str, int]]:
        """List the other interventions of the topic a text names, with their places."""
        return [
            (h.concept.name, h.start)
            for h in self._lexicon.find(text)
            if h.concept.kind == "intervention"
            and not any(self._lexicon.related(h.concept.name, n) for n in self.names)
        ]

    def _by_words(self, text: str) -> list[tuple[str, int, int]]:
        return [(self.said, *span) for phrase in self._phrases for span in phrase.find(text)]

    def _named(self, text: str, name: str, start: int, end: int) -> Named:
        before = text[max(0, start - _CONTEXT) : start]
        trouble = bool(_AFTER.search(text[end : end + _CONTEXT]) or _BEFORE.search(before))
        exact = not self.names or name in self.names
        measured = not _HIGH.search(before) and bool(
            _LACK.match(text, end) or _LEVEL.search(f"{before}*{text[end:][:_NEAR]}")
        )
        if self.measured:
            measured = False
        compared = bool(_COMPARED.search(before))
        return Named(name, start, end, exact, trouble, compared, measured, self.measured)
