"""A claim as the rules see it: its thing, its target, which way it says the target moves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from littrack.concepts import Lexicon
from littrack.model import Claim, ClaimType, Direction
from littrack.stance import families, roles, sites
from littrack.stance.amounts import dosed_otherwise, timed_otherwise
from littrack.stance.effects import Way, better, effect
from littrack.stance.reading import Said
from littrack.stance.stems import content
from littrack.stance.targets import Target
from littrack.stance.things import Named, Thing
from littrack.stance.votes import Vote

_DENIES = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|has|have|can|could|will|would|may)\s*(?:not"
    r"|n['’]t)\b(?!\s+only)|cannot|can['’]t"
    r"|ineffective|never|no\s+(?:effect|benefit|association|link|evidence\s+that|impact|role)"
    r"|fails?\s+to)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:in|for|among|of)\s+(?:people|patients|adults|those|individuals|women|men|children"
    r"|persons)\s+(?:with|who\s+have)\s+"
    r"((?:[\w-]+\s*){1,4})"
    r"|\b(?:in|during|for|while)\s+(?P<when>pregnan\w*(?:\s+women)?|breast-?feeding|childhood"
    r"|lactation|children|kids|infants|babies|teenagers|adolescents|(?:the\s+)?elderly|seniors)",
    re.IGNORECASE,
)
# What helps a process along that leads out of a trouble does not raise the trouble.
_HELPED_ALONG = re.compile(
    r"\b(?:enhanc|improv|support|optimi[sz]|facilitat|aid|assist|boost|strengthen)\w*\s+"
    r"(?:[\w-]+\s+){0,4}?(?:detox\w*|recover\w*|cessation|treatment|rehabilitation|healing)\b",
    re.IGNORECASE,
)
# "Has no effect on" is denied by a change either way, "does not improve" by one way only.
_UNMOVED = re.compile(
    r"\b(?:no|zero)\s+(?:\w+\s+)?(?:effects?|impact|influence)\s+on\b"
    r"|(?:\bnot|n['’]t|\bnever)\s+(?:affect|change|alter|influence|modify)\b",
    re.IGNORECASE,
)
_SAFE_IN = re.compile(
    r"\b(?:safe(?:ly)?|harmless|well[\s-]+tolerated)\s+(?:to\s+\w+\s+)?(?:in|for|during|with)\s+"
    r"(?!(?:long|short|daily|regular|most|almost|all|every|your|our|human|the\s+long|a\s+long)\b)"
    r"((?:[\w-]+\s*){1,3})",
    re.IGNORECASE,
)
_ANYBODY = content(
    "people patients adults users humans healthy general population men women"
    " everyone anyone everybody anybody consumers participants public use"
)
_SPECIAL = re.compile(
    r"\b(?:pregnan\w+(?:\s+women)?|neonat\w+|newborns?|preterm\s+infants?|infants?|children"
    r"|p(?:a)?ediatric\w*|adolescents?)\b",
    re.IGNORECASE,
)
_MOVES = {Direction.INCREASES: Way.UP, Direction.DECREASES: Way.DOWN}


class Question:
    """What is asked of every record about one claim."""

    def __init__(self, claim: Claim, lexicon: Lexicon) -> None:
        self.claim = claim
        self.lexicon = lexicon
        self.thing = Thing(claim.intervention, claim.text, lexicon)
        self.target = Target(claim, self.thing, lexicon)
        self.denies = (
            claim.negated
            or claim.direction in {Direction.NO_EFFECT, Direction.ABSENT}
            or bool(_DENIES.search(claim.text))
        )
        self.unmoved = bool(_UNMOVED.search(claim.text))
        self.wants = self._wanted()
        about = f"{claim.outcome} {claim.population} {claim.text}"
        self._conditions = frozenset(
            h.concept.name
            for h in lexicon.find(about)
            if h.concept.kind in {"condition", "population"}
        )
        self.named = frozenset(
            h.concept.name
            for h in lexicon.find(claim.text)
            if h.concept.kind == "intervention" and h.concept.name not in self.thing.names
        )
        people = claim.population or " ".join(
            m["when"] or m[1] for m in _PEOPLE.finditer(claim.text)
        )
        if not people and claim.type in {ClaimType.HARM, ClaimType.NO_HARM}:
            where = " ".join(m[1] for m in _SAFE_IN.finditer(claim.text))
            people = "" if families.organs(where) else where
        self._who = people.strip()
        self._people = content(people) - self.thing.stems - _ANYBODY

    def _wanted(self) -> Way:
        """Which way the claim says things go: better where nothing else is said."""
        if _HELPED_ALONG.search(self.claim.text):
            return Way.BETTER
        for spot in self.target.spots(self.claim.text):
            found = effect(self.claim.text, spot.match)
            if found and found.way is not Way.NULL:
                return better(found, good=spot.good)
        if self.claim.direction in _MOVES and not self.target.families:
            return Way.BETTER if self.claim.direction is Direction.DECREASES else _up(self.target)
        return Way.BETTER

    def subject(self, said: tuple[Said, ...]) -> bool:
        """Whether the record as a whole is about the thing as given, not about its trouble."""
        return any(
            n.given and not roles.background(s.text, n)
            for s in said[:1]
            for n in self.thing.find(s.text)
        )

    def setting(self, said: tuple[Said, ...]) -> tuple[str, ...]:
        """Name the people or the condition of the claim where a record speaks of neither."""
        whole = " ".join(s.text for s in said)
        asked = self._conditions or self._people
        if (
            not asked
            or self._conditions & self.lexicon.names(whole)
            or self._people & content(whole)
        ):
            return ()
        named = self._who or ", ".join(sorted(self._conditions))
        return (f"population: not {named}",)

    def amounts(self, said: tuple[Said, ...], votes: Sequence[Vote]) -> tuple[str, ...]:
        """Name where a record gave another dose, or found it at another time, than the claim."""
        decides = " ".join(v.said.text for v in votes)
        dose = dosed_otherwise(self.claim.text, " ".join(s.text for s in said))
        return (*dose, *timed_otherwise(self.claim.text, decides))

    def narrower(self, said: tuple[Said, ...]) -> tuple[str, ...]:
        """Name special people that a record's title is about where the claim is about all."""
        found = _SPECIAL.search(said[0].text) if said else None
        if found is None or _SPECIAL.search(f"{self.claim.text} {self.claim.population}"):
            return ()
        return (f"population: {found.group().lower()} only",)

    def elsewhere(self, deciding: Said, said: tuple[Said, ...]) -> str:
        """Name the pain or cancer that the claim places and that is another one in a record."""
        asked = f"{self.claim.outcome} {self.claim.population} {self.claim.text}"
        whole = " ".join(s.text for s in said)
        return sites.elsewhere(asked, deciding.text, said[0].text, whole)

    def others(self, said: tuple[Said, ...]) -> tuple[str, ...]:
        """Name the people a claim says something is safe for, where a record speaks of others."""
        whole = " ".join(s.text for s in said)
        if not self._people or self._people & content(whole):
            return ()
        return (f"population: not {self._who}",)

    def mismatch_of(self, named: list[Named]) -> tuple[str, ...]:
        """Name what a record tested where it is not what the claim names."""
        if not named or any(n.exact for n in named):
            return ()
        tested = ", ".join(dict.fromkeys(n.name for n in named))
        asked = ", ".join(sorted(self.thing.names)) or self.thing.said
        return (f"substance: {tested}, not {asked}",)


def _up(target: Target) -> Way:
    good = re.search(
        r"\b(?:outcome|recover|complet|quality|function|satisf|abstin|surviv)\w*", target.said
    )
    return Way.BETTER if good else Way.WORSE
