"""Sentences whose claims are easily told wrong: each with all it says, and nothing more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


TOLD = [
    ("Garcinia melts belly fat.", "Garcinia melts belly fat."),
    ("Garcinia zaps belly fat.", "Garcinia zaps belly fat."),
    ("Ketones feed the brain and curb hunger.", "Ketones curb hunger."),
    (
        "Oats drive down triglycerides and calm inflammation.",
        "Oats drive down triglycerides.",
    ),
    (
        "Liquorice can interact with other medicines, so tell your doctor.",
        "Liquorice can interact with other medicines.",
    ),
    (
        "Garlic may thin the blood, so people who take warfarin should ask first.",
        "Garlic may thin the blood.",
    ),
    ("Short answer: yes, yoga eases back pain.", "Yoga eases back pain."),
    ("Myth: vaccines cause autism.", "It is not true that vaccines cause autism."),
    ("Magnesium eases cramps, as does a glass of pickle juice.", "Magnesium eases cramps."),
    (
        "Magnesium eases cramps, as does a glass of pickle juice.",
        "A glass of pickle juice eases cramps.",
    ),
    (
        "Zolpidem and zopiclone, the so-called Z-drugs, shorten the night.",
        "Zolpidem and zopiclone shorten the night.",
    ),
    ("Statins are common. Nor do they cause dementia.", "Statins do not cause dementia."),
    ("Melatonin is popular. Is it addictive? No.", "Melatonin is not addictive."),
    ("Fennel is a herb. Side effects? None.", "Fennel does not cause side effects."),
    (
        "When opioids are stopped, the body responds with symptoms, which vary in severity.",
        "Symptoms vary in severity.",
    ),
    (
        "The more vitamin D people take, the lower their risk of fractures.",
        "The more vitamin D people take, the lower their risk of fractures.",
    ),
    (
        "A survey followed 200 patients. More than half of them had nausea.",
        "More than half of the 200 patients had nausea.",
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[f"{t[:30]} {w[:20]}" for t, w in TOLD])
def test_a_claim_is_told_in_words_that_stand_alone(text: str, told: str) -> None:
    assert told in [claim.text for claim in claims(text)]


THINGS = [
    ("The more vitamin D people take, the lower their risk of fractures.", ["vitamin D"]),
    ("Among the 200 patients, 40 recovered from the infection.", [""]),
    ("Mixing kava with alcohol is asking for trouble.", ["kava with alcohol"]),
    ("Participants using fennel reported relief with minimal side effects.", ["fennel"] * 2),
    (
        "Dr Ada Rose runs the clinic. The jab prevents flu. Dr Ada Rose has treated measles.",
        ["jab"],
    ),
]


@pytest.mark.parametrize(("text", "things"), THINGS, ids=[t[:30] for t, _ in THINGS])
def test_what_acts_is_a_thing_and_no_number_and_no_person(text: str, things: list[str]) -> None:
    found = [claim.intervention for claim in claims(text)]
    assert found[: len(things)] == things
    assert not any("Ada" in name for name in found)


def test_a_sentence_that_only_introduces_its_subject_claims_nothing() -> None:
    assert not claims("One such plant-based substance gaining attention is fennel.")


TWO_HALVES = [
    (
        "Fasting is a safe and effective way to lose weight.",
        {"Fasting is safe.", "Fasting is an effective way to lose weight."},
    ),
    (
        "Participants using fennel felt less pain with minimal side effects.",
        {"Participants using fennel felt less pain.", "Fennel has minimal side effects."},
    ),
    (
        "Fennel is clinically proven to treat cancer.",
        {"Fennel is clinically proven to treat cancer.", "Fennel treats cancer."},
    ),
]


@pytest.mark.parametrize(("text", "told"), TWO_HALVES, ids=[t[:30] for t, _ in TWO_HALVES])
def test_two_claims_of_one_sentence_are_told_in_words_of_their_own(
    text: str, told: set[str]
) -> None:
    assert {claim.text for claim in claims(text)} == told


WORDS = ["ginger", "safe", "and", "relieves", "pain", "is", "without", "side effects", "may", "a"]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=12), max_size=8))
def test_no_two_claims_of_an_article_have_the_same_words(sentences: list[list[str]]) -> None:
    found = claims(" ".join(" ".join(words).capitalize() + "." for words in sentences))
    texts = [claim.text.lower() for claim in found]
    assert len(texts) == len(set(texts))


LONG = {
    "no full stop": "Ginger reduces nausea in adults and " * 400,
    "a list": "ginger, mint, sage, " * 600,
    "a study without end": "a 2019 study in the Journal of " * 300,
    "a rule of dashes": "-" * 9_000,
    "one word": "growing body of the " * 500,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_what_goes_on_without_a_full_stop_is_read_in_pieces_that_lose_nothing(text: str) -> None:
    found = read_claims(Article("a", "a", "", text), Lexicon(()))
    assert max(len(s.place.text) for s in found.sentences) <= 1_500
    assert "".join(s.place.text for s in found.sentences).replace(" ", "") == text.replace(" ", "")


def test_a_text_that_repeats_itself_is_one_claim_in_many_places() -> None:
    (claim,) = claims("Ginger reduces nausea. " * 3_000)
    assert len(claim.places) == 3_000


DENIED_TWICE = [
    ("Ginger is not harmless.", "harm"),
    ("Ginger isn't safe.", "harm"),
    ("Ginger is far from harmless.", "harm"),
    ("Ginger is anything but safe.", "harm"),
    ("Ginger is not without side effects.", "harm"),
    ("Ginger is not dangerous.", "no_harm"),
    ("Ginger causes no side effects.", "no_harm"),
    ("Ginger was not linked to liver damage.", "no_harm"),
]


@pytest.mark.parametrize(("text", "kind"), DENIED_TWICE, ids=[t for t, _ in DENIED_TWICE])
def test_not_harmless_is_a_harm_and_not_harmful_is_none(text: str, kind: str) -> None:
    found = [c for c in claims(text) if c.type in {"harm", "no_harm"}]
    assert [str(c.type) for c in found] == [kind]
    assert all(c.negated is (c.type == "no_harm") for c in found)


FURTHER = [
    ("Statins save lives.", "efficacy", "decreases"),
    ("Vitamin D may keep cancer at bay.", "efficacy", "decreases"),
    ("Grapefruit makes simvastatin more toxic.", "harm", "increases"),
    ("Vitamin D lowers the risk of cancer, and it does so well.", "efficacy", "decreases"),
]


@pytest.mark.parametrize(("text", "kind", "direction"), FURTHER, ids=[t for t, _, _ in FURTHER])
def test_what_is_said_in_everyday_words_is_read(text: str, kind: str, direction: str) -> None:
    assert [(str(c.type), str(c.direction)) for c in claims(text)] == [(kind, direction)]


REFUTED = [
    "The idea that sugar causes hyperactivity is wrong.",
    "Claims that sugar causes hyperactivity have been looked into and are unfounded.",
]


@pytest.mark.parametrize("text", REFUTED)
def test_what_is_called_unfounded_is_not_claimed(text: str) -> None:
    (claim,) = claims(text)
    assert claim.negated
    assert claim.text == "It is not true that sugar causes hyperactivity."


LEFT = [
    "Vitamin D has been called the sunshine vitamin.",
    "You can withdraw your consent at any time.",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_no_study_could_answer_is_not_claimed(text: str) -> None:
    assert not claims(text)


PLAIN = [
    ("The tablets more than double the odds of a fracture.", "harm", "increases"),
    ("Contrary to the leaflet, fat has nothing to do with heart disease.", "no_harm", "absent"),
    ("The evidence for melatonin in insomnia is thin.", "evidence", "asserted"),
]


@pytest.mark.parametrize(("text", "kind", "direction"), PLAIN, ids=[t for t, _, _ in PLAIN])
def test_a_plain_remark_is_read_for_what_it_says(text: str, kind: str, direction: str) -> None:
    assert [(str(c.type), str(c.direction)) for c in claims(text)] == [(kind, direction)]


def test_them_are_those_last_spoken_of_where_a_verb_is_done_to_people() -> None:
    text = "Statins were given to 40 patients with angina. They protect them from heart attacks."
    told = [claim.text for claim in claims(text)]
    assert "Statins protect the 40 patients with angina from heart attacks." in told


def test_what_people_are_protected_from_is_the_outcome() -> None:
    (claim,) = claims("The jab protects children from measles.")
    assert (claim.outcome, str(claim.direction)) == ("measles", "decreases")


ASIDE = [
    "A new hip at 80? Study says yes\n\nNothing follows.",
    "The study was funded by a charity.",
]


@pytest.mark.parametrize("text", ASIDE, ids=["a headline of two sentences", "who paid"])
def test_headlines_and_funding_are_no_claims(text: str) -> None:
    assert not claims(text)


def test_what_things_are_made_of_and_what_feeds_germs_is_no_harm() -> None:
    found = claims("Hip joints are made of ceramic. Fibre feeds the bacteria of the gut.")
    assert "harm" not in {str(claim.type) for claim in found}
