"""Which claim is which after another reading: the laws of the matching, and cases of each kind."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from littrack.claim_match import Statement, find, likeness, match, moved, pieces

TEXT = (
    "Kratom, taken in the morning with food, relieves pain, insomnia and cramps in most adults. "
    "Some people say that it raises blood pressure. It is not a cure for cancer."
)


def at(key: str, text: str, *words: str, article: str = "a", source: str = TEXT) -> Statement:
    """A statement whose spans are those of these words in the source."""
    found = find(source, words or pieces(text))
    assert found is not None
    return Statement(key, text, tuple((article, start, end) for start, end in found))


def pairs(old, new):
    return match(old, new).by_key


PAIN = at("pain", "Kratom … relieves pain", "Kratom", "relieves pain")
INSOMNIA = at("insomnia", "Kratom … relieves … insomnia", "Kratom", "relieves", "insomnia")
CRAMPS = at("cramps", "Kratom … relieves … cramps", "Kratom", "relieves", "cramps")
WHOLE = at("whole", TEXT.partition(". ")[0])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(PAIN, WHOLE, id="a newer reader does not cut the list"),
        pytest.param(INSOMNIA, WHOLE, id="an item of a list, and the list"),
        pytest.param(
            at("o", "it raises blood pressure"),
            at("n", "Some people say that it raises blood pressure"),
            id="the frame is kept",
        ),
        pytest.param(
            at("o", "Some people say that it raises blood pressure"),
            at("n", "[Kratom] raises blood pressure", "raises blood pressure"),
            id="the frame is cut, a pronoun resolved",
        ),
        pytest.param(
            at("o", "relieves pain, insomnia and cramps in most adults"),
            at("n", "taken in the morning with food, relieves pain, insomnia and cramps"),
            id="both edges moved",
        ),
    ],
)
def test_a_claim_that_is_cut_otherwise_is_the_same_claim(old, new):
    assert pairs([old], [new]) == {old.key: new.key}


def test_two_items_of_one_list_are_two_claims():
    assert pairs([INSOMNIA], [CRAMPS]) == {}
    assert pairs([PAIN], [INSOMNIA]) == {}
    new = [Statement("n" + s.key, s.text, s.spans) for s in (CRAMPS, PAIN, INSOMNIA)]
    found = pairs([INSOMNIA, CRAMPS, PAIN], new)
    assert found == {"insomnia": "ninsomnia", "cramps": "ncramps", "pain": "npain"}


def test_of_several_that_fit_the_best_is_taken_and_the_rest_are_told():
    found = match([INSOMNIA, PAIN, CRAMPS], [WHOLE])
    assert len(found.pairs) == 1
    assert len(found.unmatched) == 2


def test_sentences_side_by_side_are_two_claims():
    one, other = at("o", "it raises blood pressure"), at("n", "It is not a cure for cancer")
    assert pairs([one], [other]) == {}


def test_the_same_words_without_a_place_or_in_another_article_are_the_same_claim():
    there = Statement("n", PAIN.text, (("b", 5, 20),))
    assert pairs([PAIN], [there]) == {"pain": "n"}
    assert pairs([Statement("o", PAIN.text)], [INSOMNIA, PAIN]) == {"o": "pain"}


def test_the_same_words_at_the_same_place_come_before_those_elsewhere():
    there = Statement("n", PAIN.text, (("b", 5, 20),))
    assert pairs([PAIN], [there, PAIN]) == {"pain": "pain"}


def test_a_text_that_moved_is_found_again_and_one_that_is_gone_has_no_place():
    longer = "A paragraph was put before it.\n\n" + TEXT.replace("with food", "with\n food")
    again = moved(INSOMNIA, {"a": longer})
    assert [longer[start:end] for _, start, end in again.spans] == [
        "Kratom",
        "relieves",
        "insomnia",
    ]
    assert moved(INSOMNIA, {"a": TEXT}) == INSOMNIA
    assert moved(INSOMNIA, {"b": longer}) == INSOMNIA
    assert moved(INSOMNIA, {"a": "Another text altogether."}).spans == ()


def test_words_that_an_earlier_reader_made_anew_stay_where_most_of_them_are():
    start = TEXT.index("it raises")
    made = Statement("o", "Kratom raises blood pressure.", (("a", start, start + 24),))
    assert moved(made, {"a": TEXT}) == made
    assert pairs([moved(made, {"a": TEXT})], [at("n", "it raises blood pressure")]) == {"o": "n"}
    assert moved(made, {"a": TEXT[::-1]}).spans == ()


def test_words_are_found_to_the_letter_in_their_order_nearest_to_where_they_were():
    assert find("a b c a b", ["a", "b"], near=6) == [(6, 7), (8, 9)]
    assert find("a\n  b", ["a b"]) == [(0, 5)]
    assert find("a b", ["b", "a"]) is None
    assert find("a b", []) is None
    assert find("painful pain", ["pain"]) == [(8, 12)]
    assert find("painful", ["pain"]) is None


letters = st.text("abc …[]é", max_size=12)
spans = st.lists(
    st.tuples(st.sampled_from("xy"), st.integers(0, 9), st.integers(1, 9)).map(
        lambda s: (s[0], s[1], s[1] + s[2])
    ),
    max_size=3,
).map(tuple)
groups = st.lists(st.builds(Statement, st.just(""), letters, spans), max_size=6).map(
    lambda found: [Statement(str(n), s.text, s.spans) for n, s in enumerate(found)]
)


@given(groups)
def test_every_statement_is_itself(found):
    assert pairs(found, found) == {s.key: s.key for s in found}


@given(groups, groups)
def test_matching_is_one_to_one_symmetric_and_loses_nothing(old, new):
    forth, back = match(old, new), match(new, old)
    assert {(o.key, n.key) for o, n in forth.pairs} == {(o.key, n.key) for n, o in back.pairs}
    news = [n.key for _, n in forth.pairs]
    assert len(news) == len(set(news))
    told = [o.key for o, _ in forth.pairs] + [o.key for o in forth.unmatched]
    assert sorted(told) == sorted(o.key for o in old)


@given(groups, groups)
def test_no_pair_that_is_alike_is_passed_over(old, new):
    found = match(old, new)
    taken = {n.key for _, n in found.pairs}
    free = [n for n in new if n.key not in taken]
    assert all(likeness(o, n) == 0 for o in found.unmatched for n in free)


@given(groups)
def test_likeness_is_a_share_and_symmetric(found):
    for one in found:
        for other in found:
            assert 0 <= likeness(one, other) == likeness(other, one) <= 1


@given(groups)
def test_what_is_most_alike_is_never_left_for_what_is_less(found):
    half = len(found) // 2
    old, new = found[:half], found[half:]
    taken = match(old, new)
    for one in taken.unmatched:
        for other in new:
            held = [likeness(o, n) for o, n in taken.pairs if n is other]
            assert likeness(one, other) <= (held[0] if held else 0)
