"""How far an answer is believed: what is known of claim and record moves it, and never its side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from littrack.model import Stance
from littrack.stance.model import Model
from littrack.stance.opinion import Opinion
from littrack.stance.trust import Context, Trust, gated

SURE = Opinion(0.9, 0.04, 0.06, (0,))
AGAINST = Opinion(0.04, 0.9, 0.06, (0,))
FULL = Context()


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(threads=1)


@pytest.mark.parametrize("said", [SURE, AGAINST])
def test_shares_stay_shares_and_the_side_stays_the_side(model: Model, said: Opinion) -> None:
    believed = model.weighed(said, FULL)
    assert believed.support + believed.contradict + believed.neither == pytest.approx(1)
    assert (believed.support > believed.contradict) is (said.support > said.contradict)
    assert believed.sentences == said.sentences


@pytest.mark.parametrize(
    "lacking",
    [{"met": 0.0}, {"covered": 0.0}, {"near": 0.2}],
    ids=["concepts the record does not name", "words it does not say", "a place far down"],
)
def test_what_the_record_lacks_lowers_what_is_believed(
    model: Model, lacking: dict[str, object]
) -> None:
    less = model.weighed(SURE, replace(FULL, **lacking))
    assert less.support < model.weighed(SURE, FULL).support


def test_a_surer_reader_is_believed_more(model: Model) -> None:
    unsure = Opinion(0.5, 0.2, 0.3, (0,))
    assert model.weighed(unsure, FULL).support < model.weighed(SURE, FULL).support


def test_a_sure_answer_on_the_very_claim_is_printed(model: Model) -> None:
    believed = model.weighed(Opinion(0.97, 0.01, 0.02, (0,)), FULL)
    assert believed.support >= model.bar(Stance.SUPPORTS, cited=False)


def test_weights_that_are_read_must_be_as_many_as_the_features() -> None:
    with pytest.raises(ValueError, match="argument"):
        Trust((1.0,), 0.0, {}).weighed(SURE, FULL)


def test_a_reader_that_was_never_calibrated_is_gated() -> None:
    assert gated(SURE, FULL) == SURE
    assert gated(SURE, replace(FULL, named=False)).support <= 0.5
    assert gated(AGAINST, replace(FULL, known=False)).contradict <= 0.5
    assert gated(SURE, replace(FULL, known=False)).support == SURE.support
