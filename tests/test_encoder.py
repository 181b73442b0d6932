"""The retrieval trunk and its files, as they travel in the package."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from littrack.encoder import HOME, Encoder, Weights
from littrack.model import ModelError
from tests.jar import Jar

TEXTS = [
    "Valerian shortens the time to fall asleep.",
    "People given valerian fell asleep sooner.",
    "Tide tables of the northern coast.",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(threads=1)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HOME, tmp_path / "models"))


def test_a_vector_has_length_one(encoder: Encoder) -> None:
    assert np.linalg.norm(encoder.embed(TEXTS), axis=1) == pytest.approx([1, 1, 1], abs=1e-5)


def test_what_means_the_same_is_nearer_than_what_does_not(encoder: Encoder) -> None:
    one, same, other = encoder.embed(TEXTS)
    assert one @ same > 0.5 > one @ other


def test_a_text_has_one_vector_whatever_stands_beside_it(encoder: Encoder) -> None:
    together = encoder.embed([*TEXTS, "A text of another length " * 20])
    alone = encoder.embed([TEXTS[0]])
    assert np.array_equal(together[0], alone[0])


def test_no_text_makes_no_vector(encoder: Encoder) -> None:
    assert encoder.embed([]).shape == (0, 384)


def test_what_is_kept_is_not_computed_again(encoder: Encoder) -> None:
    jar = Jar()
    first = encoder.recall(TEXTS, jar)
    again = encoder.recall([*TEXTS, TEXTS[0]], jar)
    assert jar.writes == len(TEXTS)
    assert np.array_equal(first, again[:3])


@pytest.mark.parametrize("name", ["words.npz", "encoder.onnx", "manifest.json"])
def test_a_missing_file_is_named_with_its_remedy(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing: reinstall"):
        Encoder(Weights(copied))


@pytest.mark.parametrize(
    ("name", "told"), [("encoder.onnx", "damaged"), ("manifest.json", "cannot be read")]
)
def test_a_damaged_file_is_refused(copied: Path, name: str, told: str) -> None:
    (copied / name).write_bytes(b"{ half a file")
    with pytest.raises(ModelError, match=told):
        Encoder(Weights(copied))


def test_the_files_make_a_version_and_other_files_another(copied: Path) -> None:
    (copied / "manifest.json").write_text('{"words.npz": "0"}', encoding="utf-8")
    assert Weights(copied).version != Weights().version
