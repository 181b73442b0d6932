"""Sentences whose claims are easily told wrong: each with all it says, and nothing more."""

from __future__ import annotations

import pytest

from littrack.claims import read_claims
from littrack.concepts import Lexicon
from littrack.model import Article, Claim

Atom = tuple[str, str, str, str]  # type, direction, comparator, words


def claims(text: str) -> list[Claim]:
    found = read_claims(Article("a", "a", "", text), Lexicon(()))
    return [claim for claim in found.claims if claim.checkable]


def atoms(text: str) -> list[Atom]:
    return [(str(c.type), str(c.direction), c.comparator, c.text) for c in claims(text)]


SIDE_BY_SIDE = [
    (
        "Nettle relieves hay fever as well as cetirizine.",
        [
            ("efficacy", "decreases", "", "Nettle relieves hay fever."),
            (
                "comparative",
                "no_effect",
                "cetirizine",
                "Nettle relieves hay fever as well as cetirizine.",
            ),
        ],
    ),
    (
        "Nettle reduces sneezing as well as congestion.",
        [
            ("efficacy", "decreases", "", "Nettle reduces sneezing."),
            ("efficacy", "decreases", "", "Nettle reduces congestion."),
        ],
    ),
    (
        "Yoga works better than tablets in the long run.",
        [
            (
                "comparative",
                "increases",
                "tablets",
                "Yoga works better than tablets in the long run.",
            )
        ],
    ),
    (
        "Naproxen causes fewer side effects than aspirin.",
        [
            (
                "comparative",
                "decreases",
                "aspirin",
                "Naproxen causes fewer side effects than aspirin.",
            )
        ],
    ),
    (
        "The new tablets appear to carry less risk of dependence.",
        [
            (
                "comparative",
                "decreases",
                "",
                "The new tablets appear to carry less risk of dependence.",
            )
        ],
    ),
    (
        "Nettle eased sneezing more than placebo.",
        [("efficacy", "decreases", "placebo", "Nettle eased sneezing more than placebo.")],
    ),
]


@pytest.mark.parametrize(("text", "said"), SIDE_BY_SIDE, ids=[t for t, _ in SIDE_BY_SIDE])
def test_what_is_set_beside_its_rival_is_a_comparison(text: str, said: list[Atom]) -> None:
    assert atoms(text) == said


KINDS = [
    ("Thyme oil kills cancer cells in the laboratory.", "mechanism", "decreases"),
    ("Thyme oil kills bacteria.", "mechanism", "decreases"),
    ("Green tea burns fat.", "efficacy", "decreases"),
    ("Smoking damages the lungs.", "harm", "increases"),
    ("Lead poisoning kills children.", "harm", "increases"),
    ("Metformin does not cause muscle problems.", "no_harm", "absent"),
    ("Metformin won't raise blood pressure.", "no_harm", "absent"),
    ("Metformin has no known serious side effects.", "no_harm", "absent"),
    ("Thyme causes less nausea.", "efficacy", "decreases"),
    ("Thyme never helps with colds.", "efficacy", "no_effect"),
    ("Thyme no longer works.", "efficacy", "no_effect"),
    ("Thyme shortens sleep latency.", "efficacy", "decreases"),
]


@pytest.mark.parametrize(("text", "kind", "direction"), KINDS, ids=[t for t, _, _ in KINDS])
def test_a_harm_is_a_harm_and_its_denial_none(text: str, kind: str, direction: str) -> None:
    assert [(str(c.type), str(c.direction)) for c in claims(text)] == [(kind, direction)]
