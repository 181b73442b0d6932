"""Who a sentence is about: what "it" means, whose use, and who only says so."""

from __future__ import annotations

import pytest

from littrack.claims import read_claims
from littrack.concepts import Lexicon
from littrack.model import Article, Claim, ClaimType, Direction

BEFORE = "Valerian is a root. Valerian is sold as a tea. "


def told(text: str, before: str = BEFORE, title: str = "Valerian at home") -> list[Claim]:
    """The checkable claims of the last sentences of an article about valerian."""
    read = read_claims(Article("a", "a", title, before + text), Lexicon(())).claims
    return [c for c in read if c.checkable and c.places[0].start >= len(before)]


SPEAKERS = [
    "Advocates claim it eases pain.",
    "The World Health Organization has stated that it eases pain.",
    "Millions have tried it, and two-thirds of them say that it eases pain.",
    "Most doctors agree that it eases pain.",
    "Rare cases of rash have been seen. It eases pain.",
    "The most common version is a tea. It eases pain.",
]


@pytest.mark.parametrize("text", SPEAKERS)
def test_it_is_never_who_speaks_nor_what_there_are_many_of(text: str) -> None:
    assert [c.intervention.lower() for c in told(text) if c.outcome == "pain"] == ["valerian"]


def test_the_use_in_a_sentence_after_one_on_a_rival_is_the_rivals() -> None:
    title = "Valerian or ibuprofen: which is better?"
    text = "Ibuprofen, on the other hand, raises blood pressure. Long-term use harms the kidneys."
    assert "Long-term use of ibuprofen harms the kidneys." in [
        c.text for c in told(text, "", title)
    ]
    ours = "Valerian reduces pain. Long-term use harms the kidneys."
    assert "Long-term use of valerian harms the kidneys." in [c.text for c in told(ours)]


VERBS = [
    ("Valerian also helps with anxiety, pain and cramps.", ["anxiety", "pain", "cramps"]),
    ("Valerian, however, relieves pain.", ["pain"]),
    ("Valerian only masks pain.", ["pain"]),
]


@pytest.mark.parametrize(("text", "outcomes"), VERBS, ids=[t for t, _ in VERBS])
def test_a_verb_is_found_behind_what_stands_before_it(text: str, outcomes: list[str]) -> None:
    assert [c.outcome for c in told(text)] == outcomes


def test_working_the_same_way_is_no_benefit() -> None:
    assert {c.type.value for c in told("Valerian works the same way as barbital.")} == {"mechanism"}


SO_MUCH = [
    ("600 mg a day eases pain.", "600 mg of valerian a day eases pain."),
    ("Doses up to 1,500 mg ease pain.", "Doses up to 1,500 mg of valerian ease pain."),
    ("High intakes ease pain.", "High intakes of valerian ease pain."),
]


@pytest.mark.parametrize(("text", "full"), SO_MUCH, ids=[t for t, _ in SO_MUCH])
def test_a_dose_without_a_name_is_of_what_the_article_is_about(text: str, full: str) -> None:
    (claim,) = told(text)
    assert claim.text == full
    assert "valerian" in claim.intervention


def test_what_is_left_out_after_a_rival_is_heard() -> None:
    denied = told("While diazepam can be addictive, valerian isn't.")[-1]
    assert denied.type is ClaimType.NO_HARM
    assert (denied.intervention.lower(), denied.outcome) == ("valerian", "addiction")


def test_them_is_what_was_last_said_to_be_moved() -> None:
    (*_, claim) = told("Valerian does not cause kidney stones. In fact, it dissolves them.")
    assert claim.text == "Valerian dissolves kidney stones."
    assert claim.outcome == "kidney stones"


def test_an_article_is_about_its_drug_and_not_about_what_the_drug_moves() -> None:
    title = "New injection helps people lose weight"
    text = (
        "LONDON, June 4 (News) - Acme said on Tuesday that its drug zolvamide led to less"
        " hunger in adults. The trial enrolled 300 people without diabetes. Those who received the"
        " highest dose lost 9 kg. Zolvamide slows digestion. Mabotide, a rival, slows it too.\n\n"
        "The most common side effects were cough and rash. The drug can cause tumours."
    )
    found = told(text, "", title)
    harms = {c.outcome for c in found if c.type is ClaimType.HARM and c.intervention == "zolvamide"}
    assert harms == {"cough, rash", "tumours"}
    assert not any("enrolled" in c.text for c in found)


OTHERS = [
    ("A Mediterranean diet has no side effects.", "mediterranean diet"),
    ("Oil of oregano has no side effects.", "oil of oregano"),
    ("Ketamine has no side effects.", "ketamine"),
]


@pytest.mark.parametrize(("text", "thing"), OTHERS, ids=[t for _, t in OTHERS])
def test_what_is_said_of_another_thing_is_not_laid_at_the_articles(text: str, thing: str) -> None:
    assert [c.intervention.lower() for c in told(text)] == [thing]


def test_the_drugs_are_those_of_an_article_about_several() -> None:
    (claim,) = told(
        "The drugs can cause falls.", "Statins are old. Statins help the heart. ", "Statins"
    )
    assert claim.text == "Statins can cause falls."


RISKS = ["developing diabetes", "getting diabetes", "dying", "falling"]


@pytest.mark.parametrize("risk", RISKS)
def test_a_risk_is_of_what_may_happen(risk: str) -> None:
    (claim,) = told(f"Valerian raises the risk of {risk} by 9%.")
    assert claim.outcome == f"risk of {risk}"


def test_a_market_is_no_effect() -> None:
    assert told("Sales have tripled since 2017, and calls to poison centres rose by half.") == []


def test_a_participle_behind_its_noun_is_not_what_the_noun_does() -> None:
    (claim,) = told("A dose taken an hour before bed shortens the time it takes to fall asleep.")
    assert claim.type is ClaimType.EFFICACY
    assert claim.outcome.startswith("time")


def test_not_without_risk_is_a_risk() -> None:
    found = told("Valerian is not without risk.")
    assert [c.type for c in found] == [ClaimType.HARM]


def test_what_people_may_become_is_read() -> None:
    lowers, becomes = told("Valerian lowers pain, and patients may become dependent on it.")
    assert lowers.outcome == "pain"
    assert (becomes.type, becomes.outcome) == (ClaimType.HARM, "dependence")


def test_being_told_is_no_claim_beside_what_is_told() -> None:
    (claim,) = told("For years we have been told that cholesterol causes heart disease.")
    assert claim.text == "Cholesterol causes heart disease."


DENIALS = [
    ("Valerian doesn't just relieve pain.", ClaimType.EFFICACY, Direction.DECREASES),
    ("Valerian prevents neither falls nor strokes.", ClaimType.EFFICACY, Direction.NO_EFFECT),
    ("Valerian rarely causes nausea.", ClaimType.NO_HARM, Direction.ABSENT),
    ("Few people become addicted to valerian.", ClaimType.NO_HARM, Direction.ABSENT),
    ("There is little risk of dependence on valerian.", ClaimType.NO_HARM, Direction.ABSENT),
    ("Nobody has ever died from valerian.", ClaimType.NO_HARM, Direction.ABSENT),
    ("Two men died from valerian.", ClaimType.HARM, Direction.INCREASES),
    ("Pain was reduced by valerian but not by mint.", ClaimType.EFFICACY, Direction.DECREASES),
]


@pytest.mark.parametrize(("text", "kind", "way"), DENIALS, ids=[t for t, *_ in DENIALS])
def test_what_is_denied_is_never_asserted(text: str, kind: ClaimType, way: Direction) -> None:
    found = told(text)
    assert {(c.type, c.direction) for c in found} == {(kind, way)}
    assert {c.intervention.lower() for c in found} == {"valerian"}


def test_a_denial_stays_in_the_words() -> None:
    assert [c.text for c in told("Valerian rarely causes nausea.")] == [
        "Valerian rarely causes nausea."
    ]
    assert [c.text for c in told("Valerian prevents neither falls nor strokes.")] == [
        "Valerian does not prevent falls.",
        "Valerian does not prevent strokes.",
    ]


ON_THE_BENCH = [
    ("Animal studies suggest that valerian eases pain.", "animals"),
    ("Mouse studies have shown that valerian eases pain.", "mice"),
    ("Studies in rats suggest that valerian eases pain.", "rats"),
    ("Lab experiments show that valerian eases pain.", "cells"),
]


@pytest.mark.parametrize(("text", "bodies"), ON_THE_BENCH, ids=[t for t, _ in ON_THE_BENCH])
def test_what_animals_showed_is_said_of_animals(text: str, bodies: str) -> None:
    (effect,) = (c for c in told(text) if c.type is ClaimType.EFFICACY)
    assert effect.text == f"Valerian eases pain in {bodies}."
    assert effect.population == bodies
    others = [c.text for c in told(text) if c.type is ClaimType.EVIDENCE]
    assert all(said == text for said in others)


def test_what_is_bettered_is_less() -> None:
    (claim,) = told("Valerian improves depression in adults.")
    assert (claim.type, claim.direction) == (ClaimType.EFFICACY, Direction.DECREASES)


def test_no_better_than_placebo_is_no_difference() -> None:
    (claim,) = told("Valerian did no better than placebo.")
    assert (claim.type, claim.direction) == (ClaimType.COMPARATIVE, Direction.NO_EFFECT)
    assert claim.comparator == "placebo"


def test_not_shown_to_be_safe_is_a_lack_of_evidence_and_no_harm() -> None:
    (claim,) = told("Valerian has not been shown to be safe in pregnancy.")
    assert claim.type is ClaimType.EVIDENCE
    assert claim.negated


def test_my_cure_is_my_story() -> None:
    assert told("Valerian cured my insomnia.") == []


LAST_WORDS = [
    "Evidence that valerian treats asthma is lacking.",
    "Proof that valerian treats asthma remains weak.",
    "The idea that valerian treats asthma is unproven.",
]


@pytest.mark.parametrize("text", LAST_WORDS)
def test_a_verdict_on_the_evidence_that_comes_last_is_heard(text: str) -> None:
    (claim,) = told(text)
    assert (claim.type, claim.negated) == (ClaimType.EVIDENCE, True)
    assert claim.text == "There is no good evidence that valerian treats asthma."


EQUALS = ["as effective as", "just as effective as", "almost as good as"]


@pytest.mark.parametrize("how", EQUALS)
def test_as_good_as_a_rival_is_no_difference_from_it(how: str) -> None:
    (claim,) = told(f"Valerian is {how} diazepam.")
    assert (claim.type, claim.direction) == (ClaimType.COMPARATIVE, Direction.NO_EFFECT)
    assert claim.comparator == "diazepam"


def test_what_can_kill_is_a_harm() -> None:
    assert [c.type for c in told("A valerian overdose can kill.")] == [ClaimType.HARM]


def test_good_cholesterol_is_good() -> None:
    (claim,) = told("Valerian raises HDL cholesterol.")
    assert claim.type is ClaimType.EFFICACY


PROVISOS = [
    "When taken before bed, valerian improves sleep.",
    "Valerian, when taken before bed, improves sleep.",
]


@pytest.mark.parametrize("text", PROVISOS)
def test_how_a_thing_must_be_taken_stays_with_the_claim(text: str) -> None:
    (claim,) = told(text)
    assert claim.text == "Valerian improves sleep when taken before bed."
    assert claim.intervention.lower() == "valerian"


def test_what_stands_beside_a_study_in_animals_is_not_said_of_animals() -> None:
    found = told(
        "Rodent studies have shown that valerian can cause tumours, and it can cause rash."
    )
    harms = {c.text for c in found if c.type is ClaimType.HARM}
    assert harms == {"Valerian can cause tumours in rodents.", "Valerian can cause rash."}


def test_safe_for_one_thing_and_safe_for_another_are_two_claims() -> None:
    found = told("Valerian is safe for the liver. Valerian is safe for the heart.")
    assert [c.text for c in found] == [
        "Valerian is safe for the liver.",
        "Valerian is safe for the heart.",
    ]
    assert len({c.id for c in found}) == len(found)


ENDS = [
    ("see doi:10.5555/abc.12).", "10.5555/abc.12"),
    ("(https://doi.org/10.5555/s1(97)2(3)).", "10.5555/s1(97)2(3)"),
    ("doi:10.5555/abc.", "10.5555/abc"),
]


@pytest.mark.parametrize(("text", "doi"), ENDS, ids=[d for _, d in ENDS])
def test_a_doi_ends_before_the_sentence_does(text: str, doi: str) -> None:
    (mention,) = read_claims(Article("a", "a", "", f"It eases pain, {text}"), Lexicon(())).mentions
    assert [i.value for i in mention.identifiers] == [doi]
    assert mention.place.text.endswith(doi)


def test_a_vaccine_is_the_subject_and_not_what_it_prevents() -> None:
    title = "Shingles vaccine: who needs it?"
    text = (
        "The shingles vaccine is given in two doses. It prevents nerve pain. Side effects include"
        " a sore arm. Shingles is caused by a virus."
    )
    found = {c.outcome: c.intervention.lower() for c in told(text, "", title)}
    assert found["nerve pain"] == "shingles vaccine"
    assert found["sore arm"] == "shingles vaccine"


STORIES = [
    "After six weeks I had lost 11 pounds on valerian.",
    "Please do not stop any medicine because of valerian.",
]


@pytest.mark.parametrize("text", STORIES)
def test_a_story_and_a_plea_are_no_claims(text: str) -> None:
    assert told(text) == []


PLAIN = [
    ("Noise causes hearing loss.", ClaimType.HARM, "noise", "hearing loss"),
    ("Myopia is caused by screen time.", ClaimType.HARM, "screen time", "myopia"),
    ("Wildfire smoke is harmless.", ClaimType.NO_HARM, "wildfire smoke", "harm"),
    ("Valerian cures dry mouth.", ClaimType.EFFICACY, "valerian", "dry mouth"),
    ("Vaping helps people quit smoking.", ClaimType.EFFICACY, "vaping", "quit smoking"),
]


@pytest.mark.parametrize(("text", "kind", "thing", "what"), PLAIN, ids=[t for t, *_ in PLAIN])
def test_a_plain_sentence_on_anything_is_read(
    text: str, kind: ClaimType, thing: str, what: str
) -> None:
    (claim,) = told(text)
    assert (claim.type, claim.intervention.lower()) == (kind, thing)
    assert claim.outcome.lower() == what
