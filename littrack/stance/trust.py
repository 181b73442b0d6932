"""How far a reader's answer is to be believed, given what is known of the claim and the record.

A reader is surest of a whole claim whose things the record names. A logistic regression over its
probabilities and what else is known, fitted on dev gold with subjects left out
(training/fit_trust.py), says how often the surer side of such an answer was right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, log
from typing import Any

from littrack.stance.opinion import Opinion

_LEAST = 0.003  # of a probability, so that its logarithm stays in bounds
_UNBELIEVED = 0.5  # the most that an answer counts that lacks what it must have


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a claim and a record beside what a reader says.

    `named`: the record names the claim's thing; `known`: it was read what the claim is about;
    `outcome`: how much of the outcome the record names; `covered`: how much of the claim the
    deciding sentences and the title hold; `met`: how many of the topic's concepts in the claim the
    record names; `denies`: the claim says that something is not so; `finding`: a deciding sentence
    can be a finding; `whole`: the claim is a statement by itself; `near`: one over the record's
    place among the candidates.
    """

    named: bool = True
    known: bool = True
    outcome: float = 1.0
    covered: float = 1.0
    met: float = 1.0
    denies: bool = False
    finding: bool = True
    whole: bool = True
    near: float = 1.0


def features(said: Opinion, context: Context) -> list[float]:
    """Give the log odds of the surer side against neither and the other, and what is known."""
    against = said.contradict > said.support
    surer, other = max(said.support, said.contradict), min(said.support, said.contradict)
    return [
        log((surer + _LEAST) / (said.neither + _LEAST)),
        log((surer + _LEAST) / (other + _LEAST)),
        context.outcome,
        context.covered,
        context.met,
        float(against),
        context.near,
    ]


@dataclass(frozen=True)
class Trust:
    """A logistic regression: one weight for each of `features`, and the bias.

    `bars` are the believed probabilities from which support and contradiction are printed.
    """

    weights: tuple[float, ...]
    bias: float
    bars: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Trust:
        """Read one from JSON."""
        return cls(tuple(stored["weights"]), stored["bias"], stored["bars"])

    def weighed(self, said: Opinion, context: Context) -> Opinion:
        """Give the probabilities of an answer in its context."""
        odds = self.bias + sum(
            weight * value
            for weight, value in zip(self.weights, features(said, context), strict=True)
        )
        right = 1 / (1 + exp(-odds))
        surer, other = max(said.support, said.contradict), min(said.support, said.contradict)
        rest = min(1 - right, right * other / max(surer, _LEAST))
        sides = (right, rest) if said.support >= said.contradict else (rest, right)
        return Opinion(*sides, 1 - right - rest, said.sentences)


def gated(said: Opinion, context: Context) -> Opinion:
    """Believe a reader that was never calibrated only of a thing that claim and record name."""
    support = said.support if context.named else min(said.support, _UNBELIEVED)
    against = context.named and context.known
    contradict = said.contradict if against else min(said.contradict, _UNBELIEVED)
    return Opinion(support, contradict, said.neither, said.sentences)
