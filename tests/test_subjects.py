"""Judge, grade and verdict together on other subjects, with records of our own writing."""

import pytest

from littrack.concepts import Lexicon
from littrack.model import (
    Claim,
    ClaimType,
    VerdictLabel,
)
from tests import judging

RCT, REVIEW, CASE = "Randomized Controlled Trial", "Systematic Review", "Case Reports"
SUPPORTED, PARTLY = VerdictLabel.SUPPORTED, VerdictLabel.PARTLY_SUPPORTED
CONTRADICTED, NOTHING = VerdictLabel.CONTRADICTED, VerdictLabel.NO_EVIDENCE_FOUND


def study(title, text, kind="", body="Humans"):
    return title, text, kind, body


def verdict(kind, text, thing, outcome, studies):
    records = [
        judging.record(title, told, pt, number, body=body)
        for number, (title, told, pt, body) in enumerate(studies, 1)
    ]
    asked = Claim("c", text, kind, (), intervention=thing, outcome=outcome)
    return judging.verdict(Lexicon(), asked, *records)


@pytest.mark.parametrize(
    ("kind", "text", "thing", "outcome", "studies", "label"),
    [
        pytest.param(
            ClaimType.EFFICACY,
            "Turmeric relieves knee pain.",
            "turmeric",
            "knee pain",
            [
                study(
                    "Turmeric extract in knee osteoarthritis: a systematic review",
                    "Eleven trials with 1009 patients were pooled. "
                    "Turmeric reduced knee pain more than placebo.",
                    REVIEW,
                )
            ],
            SUPPORTED,
            id="a review of trials on turmeric",
        ),
        pytest.param(
            ClaimType.EFFICACY,
            "Turmeric relieves knee pain.",
            "turmeric",
            "knee pain",
            [study("Turmeric in rats", "In rats turmeric reduced knee pain.", "", "Animals")],
            PARTLY,
            id="rats on turmeric",
        ),
        pytest.param(
            ClaimType.EFFICACY,
            "Melatonin improves sleep quality.",
            "melatonin",
            "sleep quality",
            [
                study(
                    "Melatonin for sleep",
                    "We randomised 240 adults. Melatonin did not improve sleep quality "
                    "compared with placebo.",
                    RCT,
                )
            ],
            CONTRADICTED,
            id="a trial of melatonin without effect",
        ),
        pytest.param(
            ClaimType.HARM,
            "Statins can cause muscle pain.",
            "statins",
            "muscle pain",
            [study("A man on statins", "A 60-year-old man developed myalgia on statins.", CASE)],
            SUPPORTED,
            id="a case report of muscle pain",
        ),
        pytest.param(
            ClaimType.NO_HARM,
            "Statins do not harm muscles.",
            "statins",
            "muscle pain",
            [study("A man on statins", "A 60-year-old man developed myalgia on statins.", CASE)],
            CONTRADICTED,
            id="the same case against its denial",
        ),
        pytest.param(
            ClaimType.EFFICACY,
            "Ivermectin reduces mortality in COVID-19.",
            "ivermectin",
            "mortality",
            [
                study(
                    "Ivermectin in COVID-19: a meta-analysis",
                    "Ten trials were pooled. Ivermectin did not reduce mortality in COVID-19.",
                    REVIEW,
                ),
                study(
                    "Ivermectin in vitro", "Ivermectin inhibited the virus in vitro.", "", "Animals"
                ),
            ],
            CONTRADICTED,
            id="a review of trials against cells",
        ),
        pytest.param(
            ClaimType.EFFICACY,
            "Ivermectin reduces mortality in COVID-19.",
            "ivermectin",
            "mortality",
            [study("Dexamethasone in COVID-19", "Dexamethasone reduced mortality.", RCT)],
            NOTHING,
            id="another drug",
        ),
        pytest.param(
            ClaimType.COMPARATIVE,
            "Turmeric is safer than ibuprofen.",
            "turmeric",
            "safety",
            [
                study(
                    "Turmeric and ibuprofen in rats",
                    "In rats turmeric was less toxic than ibuprofen.",
                    "",
                    "Animals",
                )
            ],
            VerdictLabel.UNDETERMINED,
            id="safer in rats",
        ),
        pytest.param(
            ClaimType.COMPARATIVE,
            "Turmeric does not have the same level of risk for dependence as diazepam.",
            "turmeric",
            "dependence",
            [
                study(
                    "Turmeric and diazepam in rats",
                    "In rats turmeric caused less dependence than diazepam.",
                    "",
                    "Animals",
                )
            ],
            VerdictLabel.UNDETERMINED,
            id="not the same risk, in rats",
        ),
    ],
)
def test_verdicts_on_other_subjects(kind, text, thing, outcome, studies, label):
    assert verdict(kind, text, thing, outcome, studies).label is label
