"""How far machine and people, and people among themselves, agree: counts, and Cohen's kappa."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from littrack.model import Decision, Opinion


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two judges on the same things. `kind`: verdicts or records; `confusion`: (a, b) -> how often.

    `kappa` is None where chance alone would agree always (one word only), or nothing is shared.
    """

    first: str
    second: str
    kind: str
    version: str
    shared: int
    agreed: int
    kappa: float | None
    confusion: tuple[tuple[tuple[str, str], int], ...]


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two judges' words on the same things."""
    total = len(pairs)
    if not total:
        return None
    same = sum(a == b for a, b in pairs) / total
    firsts, seconds = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(firsts[word] * seconds[word] for word in firsts) / total**2
    return None if chance == 1 else (same - chance) / (1 - chance)


def audit(decisions: Sequence[Decision]) -> list[Agreement]:
    """Hold the machine's words against people's, for each version of the program and each kind."""
    groups: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in _decided(decisions):
        groups[decision.version, _kind(decision)].append(decision)
    return [
        _agreement("machine", "people", kind, version, [(d.machine, d.human) for d in group])
        for (version, kind), group in sorted(groups.items())
    ]


def agreement(decisions: Sequence[Decision]) -> list[Agreement]:
    """Hold each two reviewers against each other, on what both decided on the same evidence."""
    words: dict[str, dict[tuple[str, str, str, str], str]] = defaultdict(dict)
    for d in _decided(decisions):
        words[d.reviewer][d.topic, d.claim, d.record, d.evidence] = d.human
    found = []
    for one, other in combinations(sorted(words), 2):
        shared = sorted(words[one].keys() & words[other].keys())
        for kind in ("verdicts", "records"):
            pairs = [
                (words[one][key], words[other][key])
                for key in shared
                if bool(key[2]) == (kind == "records")
            ]
            if pairs:
                found.append(_agreement(one, other, kind, "", pairs))
    return found


def _decided(decisions: Iterable[Decision]) -> list[Decision]:
    return [d for d in decisions if d.opinion in {Opinion.AGREE, Opinion.DISAGREE}]


def _kind(decision: Decision) -> str:
    return "records" if decision.record else "verdicts"


def _agreement(
    first: str, second: str, kind: str, version: str, pairs: list[tuple[str, str]]
) -> Agreement:
    return Agreement(
        first,
        second,
        kind,
        version,
        len(pairs),
        sum(a == b for a, b in pairs),
        kappa(pairs),
        tuple(sorted(Counter(pairs).items())),
    )
