"""Of an undetermined claim: the records to read first, and which way they point.

A lean is no verdict. Its probability is that of the side it names, fitted on dev gold
(training/fit_trust.py) over the surest support and the surest contradiction among what was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from littrack.model import Evidence, Lean, LeanDegree, Stance

READ_FIRST = 3
_LIKELY, _RATHER = 0.8, 0.58
# Intercept and slope of the logistic over the log odds of the surer side against the rest.
_INTERCEPT, _SLOPE = 0.361, 0.614


def likeliest(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Give the records most likely to decide the claim, whichever way."""
    counting = [e for e in evidence if e.grade.counts] or list(evidence)
    ranked = sorted(counting, key=_likely_first)
    return tuple(ranked[:READ_FIRST])


def _likely_first(one: Evidence) -> tuple[float, bool, str, str]:
    judged = one.judgement
    return -judged.sided, not judged.rationale, one.record.key, str(one.stance)


def lean(evidence: Sequence[Evidence]) -> Lean:
    """Say which way the likeliest records point, and how surely."""
    counting = [e.judgement for e in evidence if e.grade.counts]
    support = max((j.support for j in counting), default=0.0)
    contradict = max((j.contradict for j in counting), default=0.0)
    side = Stance.SUPPORTS if support >= contradict else Stance.CONTRADICTS
    probability = _calibrated(max(support, contradict), min(support, contradict))
    if probability < _RATHER:
        return Lean(Stance.NEUTRAL, LeanDegree.CANNOT_TELL, round(probability, 2))
    degree = LeanDegree.LIKELY if probability >= _LIKELY else LeanDegree.RATHER
    return Lean(side, degree, round(probability, 2))


def _calibrated(surer: float, other: float) -> float:
    odds = log((surer + 0.02) / (other + 0.02)) + log(surer + 0.02)
    return 1 / (1 + exp(-(_INTERCEPT + _SLOPE * odds)))
