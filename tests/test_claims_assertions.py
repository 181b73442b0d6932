"""Which clauses of a sentence become claims: sentences of our own, word for word."""

from __future__ import annotations

import json
from pathlib import Path

from littrack.model import Article
from littrack.pipeline.extract_claims import read_article

GOLD = Path(__file__).parent / "gold" / "assertions.jsonl"
FLOOR = 0.8  # of sentences, every claim of which has exactly the words that are expected


def read(text: str) -> list[str]:
    return [c.text for c in read_article(Article("a", "a", "", text)).claims if c.checkable]


def test_each_statement_is_a_claim_and_a_scene_is_none() -> None:
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    wrong = [(row["text"], said) for row in rows if (said := read(row["text"])) != row["claims"]]
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


def test_the_main_clause_is_a_claim_where_only_a_clause_inside_it_is_understood() -> None:
    assert read("Men who have had gout frobnicate more often on zyloprim.") == [
        "Men who have had gout frobnicate more often on zyloprim"
    ]


def test_a_sentence_whose_parse_cannot_be_right_stands_as_it_is() -> None:
    said = "In Polish daily practice, bad falls long after the scan were just as rare as in SALT"
    assert read(said + " and PEPPER trials.") == [said + " and PEPPER trials"]


def test_what_shows_promise_is_no_speaker_but_what_is_judged() -> None:
    text = (
        "Rhodiola root shows promise in tired shift workers. Rhodiola root lowers fatigue. "
        "Some nurses take rhodiola root at night. Experts say that rhodiola root is safe. "
        "It also eases headaches."
    )
    found = read_article(Article("a", "a", "", text)).claims
    told = {c.text: c.intervention for c in found if c.checkable}
    assert told["Rhodiola root lowers fatigue"] == "Rhodiola root"
    assert told["[Rhodiola root] also eases headaches"] == "Rhodiola root"


def test_of_two_subjects_the_nearer_is_meant() -> None:
    text = "Pronounced wolf-bane, this herb lowers fever in children."
    (found,) = [c for c in read_article(Article("a", "a", "", text)).claims if c.checkable]
    assert "wolf" not in found.intervention


def test_a_pronoun_stands_for_an_illness_only_where_an_illness_can_be_meant() -> None:
    text = (
        "Migraine usually begins within hours, and its symptoms include nausea. "
        "Migraine is common in women. It prevents strokes in adults."
    )
    said = read(text)
    assert "[Migraine's] symptoms include nausea" in said
    assert "It prevents strokes in adults" in said


def test_what_there_is_none_of_is_denied_and_what_follows_does_not_act() -> None:
    text = (
        "There is no cure for tinnitus. Vitamin D supplements add no strength in old age. "
        "Vaccination was followed by fewer infections in children."
    )
    claims = read_article(Article("a", "a", "", text)).claims
    found = {c.text: c for c in claims if c.checkable}
    assert found["There is no cure for tinnitus"].negated
    assert found["Vitamin D supplements add no strength in old age"].negated
    followed = found["Vaccination was followed by fewer infections in children"]
    assert followed.intervention == "Vaccination"


def test_a_denial_of_a_whole_list_stands_in_every_claim_of_it() -> None:
    texts = (
        "Neither vitamin C nor zinc shortened the illness.",
        "Yoga helped neither sleep, mood nor pain.",
        "The tablets do not relieve pain or improve sleep.",
        "The drug neither relieves pain nor improves sleep.",
        "Neither rest nor heat eased the pain or shortened the illness.",
        "The vaccine causes no fever or rash.",
    )
    denials = {"neither", "not", "nor", "no"}
    for text in texts:
        for said in read(text):
            words = said.lower().replace("[", " ").replace("]", " ").split()
            assert denials & set(words), said


def test_not_only_denies_nothing() -> None:
    text = "Not only aspirin but also ibuprofen causes ulcers."
    claims = read_article(Article("a", "a", "", text)).claims
    assert [c.negated for c in claims if c.checkable] == [False, False]


def test_what_people_claim_is_stated_and_doing_nothing_denies() -> None:
    text = (
        "Those who claim that fluoride lowers IQ are wrong. Selenium did nothing to prevent cancer."
    )
    found = {c.text: c for c in read_article(Article("a", "a", "", text)).claims if c.checkable}
    assert not found["fluoride lowers IQ"].endorsed
    assert found["Selenium did nothing to prevent cancer"].negated


def test_a_title_in_ing_asserts_nothing() -> None:
    assert not read("Exploring yoga: a natural way to relief")
    assert read("Stretching lowers blood pressure in older adults.")
