"""The words claims are made of: what is bad to have, what softens and what boosts.

General English and general medicine only; the words of a topic come from queries/.
"""

from __future__ import annotations

import re

from littrack.citations.vocabulary import HEALTH, PEOPLE

__all__ = [
    "BOOST_WORDS",
    "HARMS",
    "HEALTH",
    "HEDGE_WORDS",
    "MODALS",
    "PEOPLE",
    "is_bad",
    "is_good",
    "plural",
]

MODALS = frozenset(
    """
    may might can could will would shall should must cannot ought won't can't couldn't wouldn't
    shouldn't mustn't mightn't
""".split()
)
HEDGE_WORDS = re.compile(
    r"\b(?:may|might|could|can(?! (?:effectively|significantly|dramatically|completely))"
    r"|potential(?:ly)?|promis(?:e|ing)|possibl[ey]|appears? to|seems? to"
    r"|likely|perhaps|believed to|thought to|suspected|reportedly|suggest(?:s|ed|ing)?|tends? to"
    r"|probabl[ey]|in some (?:cases|people)|some (?:people|users|individuals|patients)"
    r"|hypothesi[sz]ed"
    r"|anecdotal(?:ly)?|generally|often|sometimes|usually|typically|occasionally|rarely)\b",
    re.IGNORECASE,
)
BOOST_WORDS = re.compile(
    r"\b(?:(?:clinically|scientifically) (?:proven|shown|tested|validated)|proven|prove[sn]?"
    r"|effectively|significantly|highly|dramatically|completely|totally|definitively|guaranteed?"
    r"|always|never|powerful(?:ly)?|undoubtedly|100 ?%|miracle|breakthrough|revolutionary|strongly"
    r"|substantially|fully|entirely|perfectly|instantly|permanently|most effective|conclusively)\b",
    re.IGNORECASE,
)
_BAD = """
    abuse ache aches aching acne adverse addiction addictions addictive allerg anaphylaxis anemia
    anaemia anxiety anxious arrest arrhythmia arthritis asthma attack bleed bleeding bloating
    blood_clot bronchitis bruis burn burnout cancer cardiovascular_event clot complication
    confusion constipation contamina convulsion cough coma craving cravings cramp crash damage
    danger death deaths decline deficien degeneration deliri dementia dependence dependency
    depression depressive deteriorat diabetes diarrhea diarrhoea difficult disab discomfort
    disease disorder distress dizz drowsiness dysfunction edema epilep error exacerbat exhaust
    failure fatal fatigue fever fibrosis flare flu fracture frailty hallucination hangover harm
    headache hepatitis hepatotox hospitali hot_flash hot_flush hypertension hypotension illness
    impairment impulsiv incontinence infarct infection infertility inflammation inflammatory injur
    insomnia instability interaction interactions intolerance irritab irritation itch jaundice
    jet_lag loss low_mood malaise malnutrition migraine misuse morbidity mortality myalgia
    myocarditis myopathy nausea neuropath nightmare obesity obsess overdose overdoses pain pains
    painful palpitation panic paranoi poison problem psychosis rash reaction reactions relapse
    rhabdomyolysis respiratory_depression restless rigidity risk risks sad scarring sedation
    seizure sepsis severity shortness side_effect side_effects sickness sleeplessness soreness
    spasm stiffness stress stroke suffering suicid swelling symptom symptoms syndrome thrombo
    tension tinnitus tolerance_develop falls toxic toxicity tremor tumor tumour ulcer vertigo
    virus viral vomiting weakness weight_gain pneumonia influenza measles malaria tuberculosis
    eczema psoriasis gout lupus shingles covid colds common_cold autism schizophrenia alzheimer
    parkinson hospitalisation miscarriage stillbirth myopia sick_day sleepiness irregular_period
    stomach_upset upset_stomach indigestion heartburn reflux flatulence hiccup thirst gassiness
    grogg drows birth_defect withdrawal worry wrinkl cholesterol ldl triglycerid blood_pressure
    plaque cortisol overweight body_fat viral_load blood_sugar hba1c intensity duration_of
    reliance barrier bacteria pathogen lesion hospitalization strain adhd withdrawal_symptoms
    awakenings transmission spread congestion dryness glucose heart_rate hiv
""".split()
_GOOD = """
    ability absorption alertness appetite attention bone_density circulation clarity cognition
    cognitive comfort concentration confidence coordination efficacy effectiveness endurance
    energy fertility fitness flexibility focus function functioning growth health healing immunity
    immune libido longevity memory mental_clarity mobility mood motivation movement outcome
    outcomes performance protection quality recovery relaxation relief resilience response
    satisfaction sleep stamina strength survival tranquility vision vitality well-being wellbeing
    wellness tolerance_to adherence hydration productivity digestion metabolism antibod retention
    range_of_motion testosterone white_blood platelet lifespan life_expectancy weight_loss
    fat_loss lose_weight sleep_quality kidney_function liver_function quality_of_life calmness
    abstinence management
""".split()


def _any(words: list[str]) -> re.Pattern[str]:
    parts = sorted((w.replace("_", " ") for w in words), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(parts) + r")\w*", re.IGNORECASE)


BAD = _any(_BAD)
GOOD = _any(_GOOD)
BAD_END = re.compile(
    r"\b\w{3,}(?:itis|emia|aemia|algia|pathy|osis|uria|plegia|oma)\b", re.IGNORECASE
)
# The harms whose mere mention as "risk of ..." asserts that the thing can happen.
HARMS = re.compile(
    r"\b(?:addict\w*|(?:physical |psychological )?dependenc[ey]\w*|overdos\w+|abuse|misuse|toxicity"
    r"|liver (?:damage|injury|failure|problems?|toxicity)|hepatotoxicity|seizures?|deaths?|fatal\w*"
    r"|adverse (?:effects?|reactions?|events?)|side effects?|bleeding|stroke|heart attacks?|cancer"
    r"|birth defects|interactions?|infertility|myopathy|rhabdomyolysis|allergic reactions?"
    r"|kidney (?:damage|injury|failure|stones?)|suicid\w+|blood clots?|myocarditis"
    r"|anaphylaxis|psychosis"
    r"|respiratory depression|contaminat\w+|poisoning|diabetes|fractures?|falls|withdrawal)\b",
    re.IGNORECASE,
)


def plural(name: str) -> bool:
    """Whether a name is that of several: statins, not analysis, virus or grass."""
    return name.endswith("s") and not name.endswith(("ss", "us", "is", "'s"))


# Losses that are sought, but for those that come unasked.
_SHED = r"(?:(?:body|belly|visceral|excess|stored) )?(?:weight|fat|pounds|kilos)"
_SLIMMING = re.compile(
    rf"(?<!unwanted )(?<!unintended )(?<!unintentional )(?<!unexplained )(?<!involuntary )"
    rf"\b(?:loss(?:es)? (?:of|in) {_SHED}\b|{_SHED} loss(?:es)?\b)",
    re.IGNORECASE,
)
# "healthy blood pressure", "good bacteria": wanted, whatever they are called.
_WELL = re.compile(
    r"\b(?:healthy|normal|good|friendly|beneficial|balanced|optimal|stable) (?:levels of )?"
    r"(?:(?:blood|gut|intestinal) )?(?:pressure|cholesterol|bacteria|glucose|blood sugar|sugar"
    r"|weight|heart rate"
    r"|inflammatory|immune|triglycerides|cortisol|microbes)\b(?: (?:levels?|response))?",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:loss(?:es)?|lack|impairments?|deficits?) (?:of|in) (?!pain|symptom|anxi)", re.IGNORECASE
)


def is_bad(text: str) -> bool:
    """Whether a thing is one nobody wants (a symptom, a disease, a risk)."""
    text = _WELL.sub("health", _SLIMMING.sub("", text))
    return bool(BAD.search(text) or BAD_END.search(text))


_FROM = re.compile(r"\s(?:from|in|during|after|with|against|of)\s", re.IGNORECASE)


_HDL = re.compile(r"\b(?:hdl|good cholesterol)\b", re.IGNORECASE)


def is_good(text: str) -> bool:
    """Whether a thing is one people want more of; the last word that says so decides."""
    if _SLIMMING.search(text) or _WELL.match(text) or _HDL.search(text):
        return True
    if _LOST.search(text):
        return False
    head = _FROM.split(text)[0]
    if GOOD.search(head) and not BAD.search(head):
        return True
    good = [m.end() for m in GOOD.finditer(text)]
    bad = [m.end() for m in BAD.finditer(text)]
    return bool(good) and max(good) > max(bad, default=0)
