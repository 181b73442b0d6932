"""The harm a claim is about, ready to be found: a family, harm at large, or plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from littrack import asks
from littrack.model import Claim, ClaimType
from littrack.stance import families, roles
from littrack.stance.effects import Way, effect, null_before
from littrack.stance.stems import content
from littrack.stance.things import Thing

_SHARE = 0.6  # of a harm's words that a clause must hold
# "Noise-induced hearing loss and pulse": only what follows at once was brought on.
_COMPOUND = re.compile(
    r"[\w-]+-(?:induced|associated|related|attributable)\s+(?P<what>[\w-]+(?:\s+(?!and\b|or\b)[\w-]+)?)",
    re.IGNORECASE,
)
_TOGETHER = 60  # characters over which the words of one harm may be spread
# A claim that a thing damages a part of the body is not met by the part alone.
_HURT = re.compile(
    r"\b(?:damag|harm|hurt|injur|wear|tear|ruin|destroy|degenerat|lesion|disease|disorder|impair"
    r"|pain|toxic|arthri|inflam|weak|fractur|loss)\w*",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"\b(?:risks?|associat\w*|caus\w*|induc\w*|due\s+to|led\s+to|leads?\s+to|result\w*|link\w*"
    r"|develop\w*|increas\w*|rais\w*|elevat\w*"
    r"|higher|odds|hazard|trigger\w*|attribut\w*|worse\w*|complicat\w*|reported|experienc\w*"
    r"|had)\b",
    re.IGNORECASE,
)

# "Seizures after adding Y", "death with X, Y and others": what came of taking things together.
_GONE_WRONG = re.compile(
    r"\b(?:death|died|fatal\w*|seizures?|coma|toxicit\w+|bleeding|arrest|serotonin\s+syndrome)\b"
    r"(?=[^.;]*\b(?:after\s+adding|also\s+(?:on|taking|took|used)|together\s+with"
    r"|with\s+\w+,\s+\w+,|and\s+others\b|co-?ingest\w*))",
    re.IGNORECASE,
)
# An interaction of drugs, and not of figures, groups or molecules.
_REALLY_MIXED = re.compile(
    r"\b(?:drugs?|herb\w*|medic\w+|food|pharmaco\w+|clinically\s+\w+)[\s-]+(?:\w+[\s-]+)?interact"
    r"|\binteract\w*\s+with\s+(?!time|group|sex|gender|age|the\s+(?:receptor|protein|aptamer))"
    r"|\bcytochrome|\bCYP\w*|\b(?:rais|increas)\w+\s+(?:\w+\s+){0,3}(?:exposure|concentration"
    r"|levels?)\s+of|\bco-?(?:exposure|ingest|administ|use)\w*(?=.*\b(?:death|fatal|died"
    r"|lethal|toxic|overdos|seizure|adverse|sedat|bleed))",
    re.IGNORECASE,
)


class Danger:
    """Finds a claim's harm in a clause; `large` when the claim means harm of any kind."""

    def __init__(self, claim: Claim, thing: Thing, *, terse: bool = False) -> None:
        said = claim.outcome or claim.text
        denied = asks.judged_as(claim) is ClaimType.NO_HARM
        self.names = families.harms(said)
        mixed = not content(families.DRUGS.sub(" ", said))
        if not self.names and (mixed or families.at_large(said, denied)):
            self.names = families.organs(claim.text)
        self.large = not self.names and families.at_large(said, denied)
        self._patterns = [p for n in self.names for p in families.words_of(n)]
        self._said = f"{said} {claim.text}"
        self._terse = terse
        self._hurts = bool(_HURT.search(claim.text)) and not _HURT.search(said)
        if self.large:
            kinds = [p for n, p in families.HARMS.items() if n != "interaction"]
            self._patterns = [*kinds, families.ADVERSE]
        self._stems = content(said) - thing.stems - content(" ".join(thing.names)) - families.LOOSE

    def find(self, clause: str) -> re.Match[str] | None:
        """Find the first word of the harm, unless the clause says it was lessened."""
        if not self._terse and any(families.narrowed(n, self._said, clause) for n in self.names):
            return None
        if self.together(clause):
            return _GONE_WRONG.search(clause)
        found = self._by_family(clause) if self._patterns else self._by_words(clause)
        return next((m for m in found if self._tells(clause, m)), None)

    def _tells(self, clause: str, found: re.Match[str]) -> bool:
        """Whether a word tells of the harm here; a digest's "co-use" is one with harm beside it."""
        if self.names == ("interaction",) and not self._terse:
            return bool(_REALLY_MIXED.search(clause))
        return not _lessened(clause, found)

    def together(self, clause: str) -> bool:
        """Whether a clause tells what came of taking things together, where that is asked."""
        return self.names == ("interaction",) and bool(_GONE_WRONG.search(clause))

    def unchanged(self, clause: str, found: re.Match[str]) -> bool:
        """Whether the clause says that the harm made no difference."""
        return (
            null_before(clause, found)
            or families.normal(clause, found)
            or roles.within_chance(clause, found)
        )

    def _by_family(self, clause: str) -> Iterator[re.Match[str]]:
        for pattern in self._patterns:
            yield from pattern.finditer(clause)

    def _brought_on(self, clause: str, shared: frozenset[str]) -> bool:
        """Whether one of the harm's words follows an "X-induced" at once."""
        return any(content(m["what"]) & shared for m in _COMPOUND.finditer(clause))

    def _by_words(self, clause: str) -> Iterator[re.Match[str]]:
        shared = self._stems & content(clause)
        if not shared or len(shared) < _SHARE * len(self._stems):
            return
        if not (_RISEN.search(_COMPOUND.sub(" ", clause)) or self._brought_on(clause, shared)):
            return
        if self._hurts and not _HURT.search(clause):
            return
        found = [m for m in re.finditer(r"[\w-]+", clause) if content(m[0]) & shared]
        if len(shared) == 1 or found[-1].start() - found[0].end() <= _TOGETHER:
            yield from found


def _lessened(clause: str, found: re.Match[str]) -> bool:
    """Whether the harm was made less: that is no report, unless it was less than elsewhere."""
    moved = effect(clause, found)
    gone = moved is not None and moved.way in {Way.DOWN, Way.BETTER}
    return gone and not re.search(r"\bthan\b", clause[found.end() :])
