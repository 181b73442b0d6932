"""Who is believed when rules and model have both read a record."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from littrack.model import Claim, ClaimType, Judgement, Pmid, Rationale, Record, Section, Stance
from littrack.stance.join import joined
from littrack.stance.opinion import Abstract, Opinion

RECORD = Record(
    Pmid("1"),
    "Hops and sleep",
    abstract=(Section("Hops were given to 40 adults. Hops shortened the time to fall asleep."),),
)
CLAIM = Claim(
    id="c", text="Hops shorten the time to fall asleep", type=ClaimType.EFFICACY, places=()
)
SUPPORT = Opinion(0.95, 0.01, 0.04, (1,))
CONTRADICT = Opinion(0.01, 0.95, 0.04, (1,))
DOUBT = Opinion(0.5, 0.1, 0.4, (1,))
RULED = Judgement(Stance.SUPPORTS, 0.8, (Rationale("x"),), decided_by="rule: effect")
UNSURE = Judgement(Stance.NEUTRAL, 0.4, unsure=True, decided_by="rule: cannot tell")
ASIDE = Judgement(Stance.NEUTRAL, 0.5, about=False, decided_by="rule: another subject")


class Reader:
    """A reader that always answers the same, and counts what it was asked."""

    name = "a reader"
    threshold = 0.9

    def __init__(self, opinion: Opinion) -> None:
        self._opinion = opinion
        self.asked: list[Abstract] = []

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        assert claim == CLAIM.text
        self.asked += abstracts
        return [self._opinion for _ in abstracts]


def both(judgement: Judgement, opinion: Opinion) -> Judgement:
    return joined(Reader(opinion), CLAIM, [RECORD], [judgement])[0]


@pytest.mark.parametrize(
    ("judgement", "opinion"),
    [(RULED, SUPPORT), (RULED, DOUBT), (UNSURE, DOUBT), (ASIDE, SUPPORT)],
    ids=["agrees", "model-unsure", "both-unsure", "another-subject"],
)
def test_the_rules_stand(judgement: Judgement, opinion: Opinion) -> None:
    assert both(judgement, opinion) == judgement


def test_where_they_disagree_nothing_is_said() -> None:
    told = both(RULED, CONTRADICT)
    assert (told.stance, told.unsure, told.rationale) == (Stance.NEUTRAL, True, RULED.rationale)
    assert "a reader" in told.decided_by


def test_where_the_rules_cannot_tell_the_model_speaks_under_its_own_name() -> None:
    told = both(UNSURE, CONTRADICT)
    assert (told.stance, told.unsure, told.decided_by) == (Stance.CONTRADICTS, False, "a reader")
    assert told.rationale[0].text == "Hops shortened the time to fall asleep."


def test_a_named_mismatch_is_not_overruled() -> None:
    named = Judgement(Stance.NEUTRAL, 0.4, mismatch=("species: mice",), unsure=True)
    assert both(named, SUPPORT) == named


def test_only_what_bears_on_the_claim_is_read_by_the_model() -> None:
    reader = Reader(SUPPORT)
    joined(reader, CLAIM, [RECORD, RECORD, RECORD], [ASIDE, RULED, ASIDE])
    assert len(reader.asked) == 1
