"""Plain sentences of news, shops and columns: what acts, on what, which way, in whom."""

from __future__ import annotations

import pytest

from littrack.claims import read_claims
from littrack.concepts import Lexicon
from littrack.model import Article

Atom = tuple[str, str, str, str, str]  # type, thing, outcome, direction, population


def atoms(text: str) -> list[Atom]:
    found = read_claims(Article("a", "a", "", text), Lexicon(()))
    return [
        (str(c.type), c.intervention.lower(), c.outcome.lower(), str(c.direction), c.population)
        for c in found.claims
        if c.checkable
    ]


# One claim each: sentence, type, thing, outcome, direction, population.
PEOPLE = [
    (
        "64 adults who took 300 mg of rhodiola extract twice a day had 44% lower stress scores.",
        ("efficacy", "rhodiola extract", "stress scores", "decreases", "64 adults"),
    ),
    (
        "Men who drank two cups of beetroot juice daily had 12% lower blood pressure.",
        ("efficacy", "beetroot juice", "blood pressure", "decreases", "Men"),
    ),
    (
        "Diabetics who take sulfonylureas run a higher risk of hypoglycaemia.",
        ("harm", "sulfonylureas", "risk of hypoglycaemia", "increases", "Diabetics"),
    ),
    (
        "Women who smoke might experience irregular periods.",
        ("harm", "smoking", "irregular periods", "increases", ""),
    ),
    (
        "Blood pressure fell by 8 points in people who took garlic.",
        ("efficacy", "garlic", "blood pressure", "decreases", "people"),
    ),
    (
        "In mice, resveratrol prolonged life by up to 30 percent.",
        ("efficacy", "resveratrol", "life duration", "increases", "mice"),
    ),
    (
        "In people with gout, cherries lower uric acid levels in the blood.",
        ("efficacy", "cherries", "uric acid levels", "decreases", "people with gout"),
    ),
]
MOVED = [
    ("Keto can lead to a modest loss of weight.", "efficacy", "increases"),
    ("Keto can lead to a loss of muscle.", "harm", "increases"),
    ("Opioids cause loss of appetite.", "harm", "increases"),
    ("Ketamine leads to a decline in memory.", "harm", "decreases"),
    ("Biotin leads to improvements in anxiety.", "efficacy", "decreases"),
    ("Ginseng leads to a drop in blood pressure.", "efficacy", "decreases"),
    ("The pill leads to lower libido.", "harm", "decreases"),
    ("An analysis linked late meals to a higher risk of stroke.", "harm", "increases"),
    ("An audit linked walking to a lower risk of dementia.", "efficacy", "decreases"),
    ("Rhodiola helps the body adapt to stress.", "efficacy", "decreases"),
    ("Rhodiola helps people cope with anxiety.", "efficacy", "decreases"),
    ("Vitamin C helps the body fight infections.", "efficacy", "decreases"),
    ("Cholesterol levels dropped by 28% after oats.", "efficacy", "decreases"),
    ("There is a link between sunbeds and skin cancer.", "harm", "increases"),
    ("Chewing gum is bad for your teeth.", "harm", "increases"),
    (
        "Cortisol levels dropped by almost 28%, while those in the other group saw little change.",
        "efficacy",
        "decreases",
    ),
    ("Sitting for long hours shortens life, whatever you do at the gym.", "harm", "decreases"),
    ("Students given the tea reported less daytime sleepiness.", "efficacy", "decreases"),
    ("Citronella repels ticks.", "efficacy", "decreases"),
    ("A rinse kills the coronavirus.", "mechanism", "decreases"),
    ("A rinse washes out pollen.", "efficacy", "decreases"),
    ("A lack of vitamin D weakens bones.", "harm", "decreases"),
    ("The drug keeps cancer from coming back.", "efficacy", "decreases"),
    ("Relapse was less common among users of the patch.", "efficacy", "decreases"),
    ("Side effects were more common with the patch than with gum.", "comparative", "increases"),
    ("Depression scores improved more with ketamine than with placebo.", "efficacy", "decreases"),
    ("Antibiotics wipe out good gut bacteria.", "harm", "decreases"),
    ("Collagen powder makes wrinkles less visible.", "efficacy", "decreases"),
    ("St John's wort makes the contraceptive pill less effective.", "harm", "decreases"),
    ("Sleeping pills rob you of deep sleep.", "harm", "decreases"),
    ("Omega-3 may do more harm than good.", "harm", "increases"),
]
DENIED = [
    ("Oregano oil carries none of these dangers.", "no_harm", "absent"),
    ("Psyllium has none of the side effects of laxatives.", "no_harm", "absent"),
    ("Turmeric causes no liver damage.", "no_harm", "absent"),
    ("Turmeric reduces none of the symptoms of arthritis.", "efficacy", "no_effect"),
    ("Ginkgo provides no protection against dementia.", "efficacy", "no_effect"),
    ("Iodine is no cure for cancer.", "efficacy", "no_effect"),
    ("Homeopathy is not a treatment for asthma.", "efficacy", "no_effect"),
    ("Detox teas are useless for weight loss.", "efficacy", "no_effect"),
    ("There is no link between vaccines and autism.", "no_harm", "absent"),
    ("Eggs are not bad for your heart.", "no_harm", "absent"),
    ("Selenium did nothing to prevent prostate cancer.", "efficacy", "no_effect"),
    ("Vinegar does not do anything for acne.", "efficacy", "no_effect"),
    ("Green tea has yet to be proven to aid weight loss.", "evidence", "asserted"),
    (
        "Black cohosh was no better than placebo at reducing hot flushes.",
        "comparative",
        "no_effect",
    ),
    ("No deaths occurred.", "no_harm", "absent"),
    ("Patients experienced no nausea.", "no_harm", "absent"),
]
HELD = [
    ("Ginger is generally considered safe.", "no_harm", "harm"),
    ("Doses of ginger up to 1,500 mg have been shown to be safe.", "no_harm", "harm"),
    (
        "Peppermint oil is regarded as one of the most effective remedies for bloating.",
        "efficacy",
        "bloating",
    ),
]


@pytest.mark.parametrize(("text", "atom"), PEOPLE, ids=[t for t, _ in PEOPLE])
def test_what_people_took_is_the_thing_and_what_befell_them_the_outcome(
    text: str, atom: Atom
) -> None:
    assert atoms(text) == [atom]


@pytest.mark.parametrize(("text", "kind", "way"), MOVED, ids=[t for t, _, _ in MOVED])
def test_which_way_a_quantity_moves_tells_harm_from_help(text: str, kind: str, way: str) -> None:
    assert [(a[0], a[3]) for a in atoms(text)] == [(kind, way)]


@pytest.mark.parametrize(("text", "kind", "way"), DENIED, ids=[t for t, _, _ in DENIED])
def test_what_a_clause_denies_is_never_asserted(text: str, kind: str, way: str) -> None:
    assert [(a[0], a[3]) for a in atoms(text)] == [(kind, way)]


@pytest.mark.parametrize(("text", "kind", "what"), HELD, ids=[t for t, _, _ in HELD])
def test_what_a_thing_is_held_to_be_is_claimed_of_it(text: str, kind: str, what: str) -> None:
    assert [(a[0], a[2]) for a in atoms(text)] == [(kind, what)]


def test_rare_cases_reported_are_a_harm_of_what_is_written_about() -> None:
    text = "Kava eases anxiety. Kava calms. Rare cases of liver injury have been described."
    assert ("harm", "kava", "liver injury", "increases", "") in atoms(text)


def test_an_apposition_is_no_further_outcome() -> None:
    told = atoms("Liquorice works by lowering cortisol, the so-called stress hormone.")
    assert told == [("efficacy", "liquorice", "cortisol", "decreases", "")]


def test_a_call_for_research_and_a_word_on_the_evidence_are_one_claim() -> None:
    told = atoms("More research is needed, but the evidence so far is encouraging.")
    assert [a[0] for a in told] == ["evidence"]


MORE_DENIED = [
    ("Nobody has shown that saunas lead to weight loss.", ["evidence"], True),
    ("There is little proof that pineapple helps with bloating.", ["evidence"], True),
    ("Some people say it cures warts, but there is no evidence for that.", ["evidence"], True),
    ("Zinc has no known interactions with medicines.", ["no_harm"], True),
    ("Krill oil works no better than corn oil in easing dry eye.", ["comparative"], False),
]


@pytest.mark.parametrize(
    ("text", "kinds", "negated"), MORE_DENIED, ids=[t for t, _, _ in MORE_DENIED]
)
def test_what_is_told_only_to_be_doubted_is_no_effect(
    text: str, kinds: list[str], negated: bool
) -> None:
    article = Article("a", "a", "", f"Zinc is a mineral. {text}")
    found = [c for c in read_claims(article, Lexicon(())).claims if c.places[0].start > 10]
    assert [str(c.type) for c in found if c.checkable] == kinds
    assert [c.negated for c in found if c.checkable] == [negated]


LISTS = [
    (
        "Swimmers who took regular cold dips reported less tension and fatigue.",
        [("efficacy", "less tension"), ("efficacy", "less fatigue")],
    ),
    (
        "Finasteride causes reduced libido and headaches.",
        [("harm", "reduced libido"), ("harm", "causes headaches")],
    ),
    (
        "Cold plunges burn fat, fix depression and supercharge the immune system.",
        [("efficacy", "burn fat"), ("efficacy", "fix depression"), ("efficacy", "supercharge")],
    ),
    (
        "Magnesium supports healthy blood pressure and good bacteria.",
        [("efficacy", "healthy blood pressure"), ("efficacy", "good bacteria")],
    ),
]


@pytest.mark.parametrize(("text", "told"), LISTS, ids=[t for t, _ in LISTS])
def test_every_item_of_a_list_goes_the_way_it_is_told(
    text: str, told: list[tuple[str, str]]
) -> None:
    found = read_claims(Article("a", "a", "", text), Lexicon(())).claims
    assert [str(c.type) for c in found] == [kind for kind, _ in told]
    assert all(words in c.text for c, (_, words) in zip(found, told, strict=True))


def test_what_may_happen_is_not_denied_with_what_stands_before_it() -> None:
    told = atoms("Ginseng cannot cure cancer and may raise blood pressure.")
    assert [(a[0], a[3]) for a in told] == [("efficacy", "no_effect"), ("harm", "increases")]


def test_what_does_not_make_a_thing_better_is_told_with_its_denial() -> None:
    text = "Adding iodine to the rinse does not make it more effective."
    found = read_claims(Article("a", "a", "", text), Lexicon(())).claims
    assert [(c.text, str(c.direction)) for c in found] == [
        ("Adding iodine to the rinse is not more effective.", "no_effect")
    ]


def test_people_are_told_with_what_they_do() -> None:
    told = atoms("Creatine increases lean mass in people who lift weights.")
    assert [a[4] for a in told] == ["people who lift weights"]


def test_what_goes_up_of_itself_is_no_effect_on_what_it_goes_up_with() -> None:
    assert [a[0] for a in atoms("The risk increases with age.")] == ["epidemiology"]


SAID_BY_OTHERS = [
    "Anyone who tells you that garlic cures cancer is lying.",
    "Concerns that garlic causes bleeding are unfounded.",
    "Parents who believe that vaccines cause autism are mistaken.",
    "Garlic has been wrongly said to cure cancer.",
]


@pytest.mark.parametrize("text", SAID_BY_OTHERS)
def test_what_others_say_wrongly_is_not_said(text: str) -> None:
    found = read_claims(Article("a", "a", "", text), Lexicon(())).claims
    assert [(str(c.type), c.negated) for c in found] == [("evidence", True)]


def test_a_link_ruled_out_and_a_thing_unreal_are_no_harms() -> None:
    assert ("no_harm", "garlic", "stroke", "absent", "") in atoms(
        "Researchers ruled out a link between garlic and stroke."
    )
    assert atoms("If garlic cured cancer, we would know.") == []
