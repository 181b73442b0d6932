"""The trained stance model as it travels in the package: lawful answers to any input."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from littrack.encoder import HOME, Weights
from littrack.model import ModelError, Stance
from littrack.stance.model import Model
from littrack.stance.opinion import Abstract
from tests.jar import Jar

SENTENCES = [
    "We gave hops or placebo to 80 adults who slept badly.",
    "Hops shortened the time to fall asleep by twelve minutes compared with placebo.",
    "Reaction time was measured in the morning.",
]
ABSTRACT = Abstract(tuple(SENTENCES), "Hops and sleep: a trial")


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(threads=1)


@pytest.mark.parametrize(
    ("claim", "sentences"),
    [
        ("Hops", SENTENCES),
        ("hops " * 500, SENTENCES),
        ("HOPS SHORTEN THE TIME TO FALL ASLEEP", SENTENCES),
        ("Hops do not fail to shorten the time to fall asleep", SENTENCES),
        ("Hops help", ["Hops help."]),
        ("Hops help", ["Hops were given to adults."] * 200),
        ("Hops help", ["Hopfen verkürzt die Einschlafzeit nicht."]),
        ("Hops help", []),
        ("", SENTENCES),
    ],
    ids=[
        "one-word",
        "500-words",
        "capitals",
        "two-negations",
        "one-sentence",
        "long-abstract",
        "another-language",
        "no-text",
        "empty-claim",
    ],
)
def test_any_input_gets_probabilities_and_sentences_that_exist(
    model: Model, claim: str, sentences: list[str]
) -> None:
    opinion = model.opinions(claim, [Abstract(tuple(sentences))])[0]
    assert opinion.support + opinion.contradict + opinion.neither == pytest.approx(1, abs=1e-4)
    assert set(opinion.sentences) <= set(range(len(sentences)))


def test_an_abstract_about_something_else_is_neither(model: Model) -> None:
    opinion = model.opinions(
        "Hops shorten the time to fall asleep", [Abstract(("Tides were high.",))]
    )[0]
    assert opinion.neither > max(opinion.support, opinion.contradict)


def test_answers_come_in_the_order_asked(model: Model) -> None:
    other = Abstract(("Tides were high on the northern coast.",))
    both = model.opinions("Hops shorten the time to fall asleep", [ABSTRACT, other])
    back = model.opinions("Hops shorten the time to fall asleep", [other, ABSTRACT])
    assert both[0].neither == pytest.approx(back[1].neither, abs=0.05)
    assert both[1].neither == pytest.approx(back[0].neither, abs=0.05)


def test_what_was_read_is_not_read_again() -> None:
    jar = Jar()
    model = Model(memo=jar, threads=1)
    first = model.opinions("Hops help", [ABSTRACT])
    again = model.opinions("Hops help", [ABSTRACT])
    assert first == again
    assert jar.writes == 1


def test_pairs_of_texts_are_read_as_well(model: Model) -> None:
    assert model.probabilities([]) == []
    assert sum(model.probabilities([("Hops help", " ".join(SENTENCES))])[0]) == pytest.approx(1)


@pytest.mark.parametrize("cited", [False, True])
@pytest.mark.parametrize("side", [Stance.SUPPORTS, Stance.CONTRADICTS])
def test_the_bars_leave_room_to_abstain(model: Model, side: Stance, cited: bool) -> None:
    assert 0.5 < model.bar(side, cited=cited) < 1


def test_the_small_reader_alone_answers_in_the_same_form() -> None:
    small = Model(large=False, threads=1)
    opinion = small.opinions("Hops shorten the time to fall asleep", [ABSTRACT])[0]
    assert opinion.support > opinion.contradict
    assert opinion.sentences[0] == 1


@pytest.mark.parametrize("name", ["stance.onnx", "head.json", "reader.onnx", "words-large.npz"])
def test_a_missing_file_is_named_with_its_remedy(tmp_path: Path, name: str) -> None:
    copied = Path(shutil.copytree(HOME, tmp_path / "models"))
    (copied / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing: reinstall"):
        Model(Weights(copied))


def test_the_card_names_every_file_that_travels() -> None:
    card = (HOME / "MODEL_CARD.md").read_text(encoding="utf-8")
    manifest = json.loads((HOME / "manifest.json").read_text(encoding="utf-8"))
    assert [name for name in manifest if name not in card] == []


def test_no_model_file_is_over_95_megabytes_and_all_stay_under_130() -> None:
    sizes = [path.stat().st_size for path in HOME.rglob("*") if path.is_file()]
    assert max(sizes) < 95_000_000
    assert sum(sizes) < 130_000_000
