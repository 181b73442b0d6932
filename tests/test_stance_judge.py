"""What the judge does with a reader's answers: who is asked, when a side counts, what lowers it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from littrack.concepts import Lexicon
from littrack.model import (
    Claim,
    ClaimType,
    Concept,
    MismatchKind,
    Pmid,
    Record,
    Section,
    Stance,
)
from littrack.stance import Judge
from littrack.stance.opinion import Abstract, Opinion
from littrack.stance.trust import Context, gated

LEXICON = Lexicon([Concept("feverfew", ("tanacetum parthenium",), kind="intervention")])


class Seat:
    """A reader that always gives one answer and remembers what it was asked."""

    name = "seat"

    def __init__(self, support: float, contradict: float, support_bar: float = 0.9) -> None:
        self.support_bar = support_bar
        self.answer = Opinion(support, contradict, 1 - support - contradict, (0,))
        self.asked: list[Abstract] = []
        self.claims: list[str] = []

    def bar(self, stance: Stance, *, cited: bool) -> float:
        del cited
        return self.support_bar if stance is Stance.SUPPORTS else 0.8

    def weighed(self, said: Opinion, context: Context) -> Opinion:
        return gated(said, context)

    def opinions(self, claim: str, abstracts: Sequence[Abstract]) -> list[Opinion]:
        self.claims.append(claim)
        self.asked += abstracts
        return [self.answer] * len(abstracts)


def record(text: str, title: str = "A study", number: int = 1, label: str = "") -> Record:
    return Record(pmid=Pmid(str(number)), title=title, abstract=(Section(text, label),))


def claim(text: str, thing: str = "feverfew", outcome: str = "migraine", **more: object) -> Claim:
    kind = more.pop("type", ClaimType.HARM)
    return Claim("c", text, kind, (), intervention=thing, outcome=outcome, **more)


PREVENTS = claim("Feverfew prevents migraine.")
NAMES_IT = record("Feverfew lowered the number of migraine attacks.", "Feverfew in migraine")


@pytest.mark.parametrize(
    ("support", "contradict", "stance"),
    [
        (0.95, 0.05, Stance.SUPPORTS),
        (0.85, 0.05, Stance.NEUTRAL),
        (0.05, 0.85, Stance.CONTRADICTS),
        (0.05, 0.75, Stance.NEUTRAL),
        (0.45, 0.45, Stance.NEUTRAL),
    ],
)
def test_a_side_is_taken_from_the_bar_on(support: float, contradict: float, stance: Stance) -> None:
    judged = Judge(LEXICON, Seat(support, contradict)).judge(PREVENTS, [NAMES_IT])[0]
    assert judged.stance is stance
    assert judged.unsure is (stance is Stance.NEUTRAL)
    assert (judged.support, judged.contradict) == (support, contradict)


@pytest.mark.parametrize(("support", "partly"), [(0.7, True), (0.95, False)])
def test_support_that_is_not_surely_of_all_the_claim_is_partial(
    support: float, partly: bool
) -> None:
    judged = Judge(LEXICON, Seat(support, 0.02, 0.6)).judge(PREVENTS, [NAMES_IT])[0]
    assert judged.stance is Stance.SUPPORTS
    assert (MismatchKind.WHOLE in {m.kind for m in judged.mismatch}) is partly


def test_a_record_is_believed_by_its_place_though_judged_without_those_before_it() -> None:
    seen: list[float] = []

    class Noting(Seat):
        def weighed(self, said: Opinion, context: Context) -> Opinion:
            seen.append(context.near)
            return super().weighed(said, context)

    judge = Judge(LEXICON, Noting(0.95, 0.0))
    others = [record("Feverfew was sown in May.", number=n) for n in (2, 3)]
    together = judge.judge(PREVENTS, [*others, NAMES_IT])[2]
    assert judge.judge(PREVENTS, [NAMES_IT], places=[2]) == [together]
    assert seen == [1, 1 / 2, 1 / 3, 1 / 3]


def test_a_contradiction_needs_a_claim_whose_subject_was_read() -> None:
    seat = Seat(0.01, 0.95)
    asked = claim("It prevents migraine.", thing="")
    judged = Judge(LEXICON, seat).judge(asked, [NAMES_IT])[0]
    assert judged.stance is Stance.NEUTRAL
    assert judged.unsure


def test_a_record_that_does_not_name_the_thing_never_takes_a_side() -> None:
    other = record("Butterbur lowered the number of migraine attacks.", "Butterbur in migraine")
    judged = Judge(LEXICON, Seat(0.99, 0.0)).judge(PREVENTS, [other])[0]
    assert judged.stance is Stance.NEUTRAL
    assert judged.unsure
    assert "does not name" in judged.decided_by


def test_another_name_of_the_thing_counts() -> None:
    latin = record("Tanacetum parthenium lowered the number of migraine attacks.")
    judged = Judge(LEXICON, Seat(0.99, 0.0)).judge(PREVENTS, [latin])[0]
    assert judged.stance is Stance.SUPPORTS


def test_every_record_that_names_thing_and_outcome_is_asked_however_many() -> None:
    seat = Seat(0.0, 0.0)
    bearing = [record(f"Feverfew and migraine, case {n}.", "A case", n) for n in range(1, 41)]
    beside = [record(f"Feverfew leaves, part {n}.", "Botany", n) for n in range(41, 80)]
    judged = Judge(LEXICON, seat).judge(PREVENTS, [*bearing, *beside])
    assert sum(one.decided_by == "seat" for one in judged[:40]) == 40
    assert any(one.decided_by == "not asked" for one in judged[40:])


def test_an_aim_is_no_finding() -> None:
    aim = record("We asked whether feverfew prevents migraine.", label="OBJECTIVE")
    judged = Judge(LEXICON, Seat(0.99, 0.0)).judge(PREVENTS, [aim])[0]
    assert judged.stance is Stance.NEUTRAL
    assert judged.decided_by.startswith("check: an aim")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Feverfew prevents 9 of 10 migraine attacks.", MismatchKind.QUANTITY),
        ("Feverfew always prevents migraine.", MismatchKind.UNIVERSAL),
        ("Feverfew is proven to prevent migraine.", MismatchKind.CERTAINTY),
    ],
)
def test_what_the_sentence_does_not_say_is_named(text: str, kind: MismatchKind) -> None:
    judged = Judge(LEXICON, Seat(0.99, 0.0)).judge(claim(text), [NAMES_IT])[0]
    assert [m.kind for m in judged.mismatch] == [kind]
    assert not kind.apart


def test_a_number_that_is_about_the_same_is_the_same() -> None:
    said = record("Feverfew lowered migraine attacks by 51% (95% CI 40-60).")
    asked = claim("Feverfew halves migraine attacks: about 50 % fewer.")
    assert Judge(LEXICON, Seat(0.99, 0.0)).judge(asked, [said])[0].mismatch == ()


def test_without_a_model_nothing_is_decided() -> None:
    judged = Judge(LEXICON).judge(PREVENTS, [NAMES_IT])[0]
    assert judged.stance is Stance.NEUTRAL
    assert judged.decided_by == "not asked"


def test_answers_stand_in_the_order_of_the_records() -> None:
    other = record("Butterbur and sleep.", "Butterbur", 2)
    judged = Judge(LEXICON, Seat(0.95, 0.0)).judge(PREVENTS, [other, NAMES_IT])
    assert [one.stance for one in judged] == [Stance.NEUTRAL, Stance.SUPPORTS]


@pytest.mark.parametrize(
    "text",
    [
        "whose migraine was bad",
        "when feverfew is taken for migraine every day",
        "than feverfew does against migraine attacks in adults",
        "they wait",
    ],
)
def test_a_clause_that_hangs_on_a_statement_takes_no_side(text: str) -> None:
    judged = Judge(LEXICON, Seat(0.99, 0.0)).judge(claim(text), [NAMES_IT])[0]
    assert judged.stance is Stance.NEUTRAL
    assert judged.unsure
    assert "part of a statement" in judged.decided_by


def test_a_thing_the_topic_knows_is_found_anywhere_in_the_claim() -> None:
    asked = claim("Thanks to feverfew migraine attacks are rarer.", thing="Thanks")
    judged = Judge(LEXICON, Seat(0.99, 0.0)).judge(asked, [NAMES_IT])[0]
    assert judged.stance is Stance.SUPPORTS


def test_a_claim_that_names_nothing_given_is_read_as_one_about_the_topic() -> None:
    about = Lexicon(LEXICON.concepts, "Feverfew and what it can do")
    seat = Seat(0.99, 0.0)
    asked = claim("It prevents migraine attacks.", thing="")
    assert Judge(about, seat).judge(asked, [NAMES_IT])[0].stance is Stance.SUPPORTS
    assert seat.claims == ["feverfew: It prevents migraine attacks."]


def test_another_word_for_a_thing_is_read_with_the_name_the_topic_has_for_it() -> None:
    seat = Seat(0.99, 0.0)
    asked = claim("Tanacetum parthenium prevents migraine.", thing="Tanacetum parthenium")
    Judge(LEXICON, seat).judge(asked, [NAMES_IT])
    assert seat.claims == ["Tanacetum parthenium (feverfew) prevents migraine."]


@pytest.mark.parametrize(
    "text",
    [
        "Clinical trials have shown that feverfew prevents migraine.",
        "Studies in humans have found that feverfew prevents migraine.",
        "It is clinically proven that feverfew prevents migraine.",
    ],
)
def test_a_study_in_animals_is_no_study_in_people(text: str) -> None:
    asked = claim(text, type=ClaimType.EVIDENCE)
    judge = Judge(LEXICON, Seat(0.99, 0.0))
    assert judge.judge(asked, [NAMES_IT], ["rats"])[0].stance is Stance.NEUTRAL
    assert judge.judge(asked, [NAMES_IT], [""])[0].stance is Stance.SUPPORTS


def test_claim_and_sentence_that_both_deny_a_difference_do_not_contradict() -> None:
    asked = claim("Feverfew makes no difference to migraine attacks.", negated=True)
    alike = record("Attacks were as frequent with feverfew as with placebo.", "Feverfew, migraine")
    judged = Judge(LEXICON, Seat(0.0, 0.99)).judge(asked, [alike])[0]
    assert judged.stance is Stance.NEUTRAL
    assert "both deny" in judged.decided_by
