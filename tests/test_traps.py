"""The traps of this literature, each on another drug and another harm than it was met in."""

from functools import partial

import pytest

from littrack.concepts import Lexicon
from littrack.model import (
    Claim,
    ClaimType,
    Concept,
    Direction,
    MeshHeading,
    MeshTerm,
    Pmid,
    PublicationType,
    Record,
    Section,
    Stance,
    VerdictLabel,
)
from littrack.stance import Judge
from tests import judging

LEXICON = Lexicon(
    [
        Concept("ibogaine", ("iboga",), kind="intervention"),
        Concept("noribogaine", within="ibogaine", kind="intervention"),
        Concept("naltrexone", kind="intervention"),
        Concept("baclofen", kind="intervention"),
        Concept("yohimbe", ("yohimbine",), kind="intervention"),
        Concept("alcohol", ("ethanol",), kind="comparator"),
        Concept("alcohol withdrawal", ("alcohol detoxification",), kind="condition"),
    ]
)


def record(text, title="A study", types=(), mesh=(), pmid="1", **more):
    return Record(
        pmid=Pmid(pmid),
        title=title,
        abstract=(Section(text),),
        types=tuple(PublicationType("", t) for t in types),
        mesh=tuple(MeshHeading(MeshTerm("", m)) for m in mesh),
        **more,
    )


def claim(kind, text, intervention="", outcome="", **more):
    return Claim("c", text, kind, (), intervention=intervention, outcome=outcome, **more)


EASES = claim(
    ClaimType.EFFICACY,
    "Ibogaine eases alcohol withdrawal.",
    "ibogaine",
    "alcohol withdrawal",
    direction=Direction.DECREASES,
)
DENIAL = claim(
    ClaimType.NO_HARM,
    "Ibogaine is not addictive.",
    "ibogaine",
    "addiction",
    direction=Direction.ABSENT,
)
HARM = claim(ClaimType.HARM, "Yohimbe can damage the liver.", "yohimbe", "liver damage")


def judged(asked, text, title="A study"):
    return Judge(LEXICON).judge(asked, [record(text, title)])[0]


verdict = partial(judging.verdict, LEXICON)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Stopping ibogaine led to severe ibogaine withdrawal in 12 users.", id="its own"
        ),
        pytest.param("Ibogaine shortened paw withdrawal latency in rats.", id="a pain test"),
        pytest.param("Ibogaine reduced withdrawals from the study by half.", id="leaving a study"),
        pytest.param("Ibogaine reduced nicotine withdrawal in 20 smokers.", id="another substance"),
    ],
)
def test_1_withdrawal_in_another_sense_is_no_support(text):
    assert judged(EASES, text).stance is Stance.NEUTRAL


def test_1_withdrawal_in_the_claims_sense_is():
    found = judged(EASES, "Ibogaine reduced alcohol withdrawal scores in 40 patients.")
    assert found.stance is Stance.SUPPORTS


@pytest.mark.parametrize(
    "text",
    [
        "Baclofen reduced symptoms of ibogaine withdrawal in a 30-year-old man.",
        "Baclofen reduced alcohol withdrawal more than ibogaine.",
        "Naltrexone eased alcohol withdrawal; ibogaine was not tested.",
    ],
)
def test_2_another_drug_that_works_is_no_support(text):
    assert judged(EASES, text).stance is not Stance.SUPPORTS


def test_3_a_title_that_oversells_is_read_as_mice_when_the_abstract_has_mice():
    mice = record(
        "In mice made dependent on alcohol, ibogaine reduced alcohol withdrawal.",
        "Ibogaine as a therapeutic option for alcohol withdrawal",
    )
    assert verdict(EASES, mice).label is VerdictLabel.PARTLY_SUPPORTED


def test_3_a_title_that_only_names_a_treatment_says_nothing():
    found = judged(EASES, "Ten forum posts were read.", "Treatment of alcohol withdrawal: ibogaine")
    assert found.stance is Stance.NEUTRAL


def test_4_a_part_of_the_thing_is_named_as_such():
    found = judged(EASES, "Noribogaine reduced alcohol withdrawal in 20 patients.")
    assert found.stance is Stance.SUPPORTS
    assert found.mismatch == ("substance: noribogaine, not ibogaine",)


def test_5_one_sentence_gives_two_claims_opposite_answers():
    text = "Ibogaine reduced alcohol withdrawal, but four of ten users met criteria for addiction."
    assert judged(EASES, text).stance is Stance.SUPPORTS
    assert judged(DENIAL, text).stance is Stance.CONTRADICTS


def test_6_what_sellers_say_and_the_sentence_denies_is_harm():
    text = "Ibogaine is sold as non-addictive, but this is not correct."
    assert judged(DENIAL, text).stance is Stance.CONTRADICTS


def test_6_what_others_believe_is_no_evidence():
    text = "Ibogaine is traditionally used to relieve alcohol withdrawal."
    assert judged(EASES, text).stance is Stance.NEUTRAL


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("Yohimbe caused acute liver injury in two men.", Stance.SUPPORTS, id="report"),
        pytest.param(
            "Yohimbe did not cause liver injury in 300 adults.", Stance.CONTRADICTS, id="denial"
        ),
        pytest.param(
            "Liver injury after yohimbe cannot be ruled out.", Stance.SUPPORTS, id="not ruled out"
        ),
        pytest.param(
            "Yohimbe protected rats against liver injury by a toxin.", Stance.NEUTRAL, id="cure"
        ),
        pytest.param(
            "Patients with liver injury were given a diet; yohimbe was sold in shops.",
            Stance.NEUTRAL,
            id="side by side",
        ),
    ],
)
def test_7_a_report_of_the_risk_supports_it(text, stance):
    assert judged(HARM, text).stance is stance


def test_7_a_report_of_the_risk_contradicts_its_denial():
    denial = claim(
        ClaimType.NO_HARM, "Yohimbe is harmless to the liver.", "yohimbe", "liver damage"
    )
    found = verdict(denial, record("Yohimbe caused acute liver injury in two men."))
    assert found.label is VerdictLabel.CONTRADICTED


def test_8_a_retracted_trial_does_not_count():
    text = "120 patients were randomised; ibogaine reduced alcohol withdrawal more than placebo."
    sound = record(text, types=["Randomized Controlled Trial"], mesh=["Humans"])
    gone = record(
        text, types=["Randomized Controlled Trial", "Retracted Publication"], mesh=["Humans"]
    )
    assert verdict(EASES, sound).label is VerdictLabel.SUPPORTED
    assert verdict(EASES, gone).label is VerdictLabel.NO_EVIDENCE_FOUND


def test_8_two_papers_of_one_trial_count_once():
    text = "Forty patients were randomised (NCT01234567); ibogaine reduced alcohol withdrawal."
    twice = [
        record(text, types=["Randomized Controlled Trial"], mesh=["Humans"], pmid=n) for n in "12"
    ]
    found = verdict(EASES, *twice)
    assert found.label is VerdictLabel.PARTLY_SUPPORTED
    assert sum(e.grade.counts for e in found.evidence) == 1


def test_9_letters_and_news_are_no_evidence():
    letter = record(
        "Ibogaine caused addiction in one man.", types=["Letter", "Comment"], mesh=["Humans"]
    )
    assert verdict(DENIAL, letter).label is VerdictLabel.NO_EVIDENCE_FOUND


def test_a_level_in_the_blood_is_no_intake():
    asked = claim(ClaimType.HARM, "Melatonin can cause depression.", "melatonin", "depression")
    found = judged(asked, "Low serum melatonin levels were associated with depression.")
    assert found.stance is Stance.NEUTRAL


def test_reviews_that_report_no_trials_contradict_clinical_proof():
    asked = claim(
        ClaimType.EVIDENCE,
        "Clinical trials have proven that ibogaine eases alcohol withdrawal.",
        "ibogaine",
        "alcohol withdrawal",
    )
    review = record(
        "We searched PubMed and Embase. No controlled human trials of ibogaine were found.",
        "Ibogaine for alcohol withdrawal: a systematic review",
        types=["Systematic Review"],
        mesh=["Humans"],
    )
    assert verdict(asked, review).label is VerdictLabel.CONTRADICTED


ODD_CLAIMS = {
    "one word": "Ibogaine.",
    "capitals": "IBOGAINE EASES ALCOHOL WITHDRAWAL!",
    "two negations": "Ibogaine does not fail to ease alcohol withdrawal.",
    "500 words": "Ibogaine eases alcohol withdrawal. " * 125,
    "nothing": "",
}
ODD_ABSTRACTS = {
    "no text": "",
    "one sentence": "Ibogaine.",
    "German": "Ibogain lindert den Alkoholentzug bei Ratten.",
    "2000 words": "Ibogaine reduced alcohol withdrawal in mice. " * 285,
}
MICE = "In mice ibogaine reduced alcohol withdrawal."


@pytest.mark.parametrize("kind", list(ClaimType), ids=str)
@pytest.mark.parametrize("text", ODD_CLAIMS.values(), ids=ODD_CLAIMS)
def test_odd_claims_are_judged_and_mice_never_support_them_whole(text, kind):
    found = verdict(claim(kind, text), record(MICE))
    assert found.why
    assert found.label is not VerdictLabel.SUPPORTED or kind is ClaimType.MECHANISM


@pytest.mark.parametrize("kind", list(ClaimType), ids=str)
@pytest.mark.parametrize("text", ODD_ABSTRACTS.values(), ids=ODD_ABSTRACTS)
def test_odd_abstracts_are_judged(text, kind):
    asked = claim(kind, EASES.text, "ibogaine", "alcohol withdrawal")
    assert verdict(asked, record(text)).why
