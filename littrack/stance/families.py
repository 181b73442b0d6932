"""Things that ail or hurt, by family of words; none of them is a drug's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from littrack.stance.stems import content


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE | re.VERBOSE)


@dataclass(frozen=True)
class Family:
    """Words for one thing: `bad` ones to be lessened, `good` ones to be raised."""

    name: str
    bad: re.Pattern[str]
    good: re.Pattern[str] | None = None

    def find(self, text: str) -> re.Match[str] | None:
        """Find its first word in a text."""
        return (self.good and self.good.search(text)) or self.bad.search(text)


SYMPTOMS: dict[str, Family] = {
    f.name: f
    for f in (
        Family(
            "anxiety",
            _words(r"anxi\w+ | nervous\w* | panic\b | worry\w*"),
            _words(r"calm\w* | relax\w*"),
        ),
        Family(
            "depression",
            _words(
                r"(?<!respiratory\s)(?<!cns\s)(?<!marrow\s)"
                r"(?<!segment\s)(?<!\bST\s)(?<!spreading\s)depress(?:ion|ive|ed)\b | low\s+mood "
                r"| antidepress\w+ | dysphori\w+"
            ),
            _words(r"mood\b"),
        ),
        Family(
            "sleep",
            _words(
                r"insomni\w+ | sleepless\w* | (?:poor|disturbed|impaired)\s+sleep"
                r"| sleep[\s-]+(?:problem|disturb|difficult|disorder|latency|onset)\w*"
                r"| (?:trouble|difficulty)\s+(?:falling\s+a)?sleep\w*"
            ),
            _words(r"sleep\b"),
        ),
        Family("craving", _words(r"crav(?:e|ing)\w* | drug[\s-]seeking | urges?\b")),
        Family(
            "pain",
            _words(
                r"pain(?:s|ful)?\b | ach(?:e|es|ing)\b | headache\w* | migraine\w* | \w+algia\b "
                r"| cramps?\b"
                r"| physical\s+discomfort | nocicepti\w+ | soreness"
            ),
            _words(
                r"pain\s+(?:tolerance|threshold|relief) | antinocicept\w+"
                r"| (?<!controlled\s)(?<!multimodal\s)(?<!rescue\s)(?<!epidural\s)analges\w+"
                r"(?!\s+(?:regim|consum|requir|drug|medic|use\b|optimi|techni|agent))"
            ),
        ),
        Family("nausea", _words(r"nausea\w* | vomit\w* | emesis | emetic"), _words(r"antiemetic")),
        Family("diarrhoea", _words(r"diarrh\w+")),
        Family(
            "fatigue",
            _words(r"fatigue\w* | tired\w* | exhaust\w+"),
            _words(r"energy\b | vigou?r | alertness"),
        ),
        Family("inflammation", _words(r"inflamm\w+ | swelling"), _words(r"anti-?inflamm\w+")),
        Family("irritability", _words(r"irritab\w+ | agitat\w+ | restless\w*")),
        Family(
            "cognition",
            _words(r"cognitive\s+(?:decline|impairment|deficit)\w* | dementia | forgetful\w*"),
            _words(r"cogniti\w+ | memory\b | attention\b | learning\b"),
        ),
        Family(
            "weight",
            _words(r"body\s+weight | obes\w+ | body\s+mass | BMI\b | body\s+fat"),
            _words(r"weight\s+loss"),
        ),
        Family("blood pressure", _words(r"blood\s+pressure | hypertens\w+")),
        Family("cholesterol", _words(r"cholesterol\b | LDL\b | triglycerid\w+ | hyperlipid\w+")),
        Family(
            "blood sugar",
            _words(
                r"(?:blood|plasma)\s+(?:sugar|glucose) | HbA1c | hyperglyc\w+ | glyc(?:a)?emi\w+"
            ),
        ),
        Family(
            "function",
            _words(r"stiffness | disability"),
            _words(r"physical\s+function\w* | mobility | quality\s+of\s+life"),
        ),
        Family(
            "completion",
            _words(r"drop-?\s?outs?\b | attrition"),
            _words(r"completion | retention | adherence"),
        ),
        Family(
            "relapse",
            _words(r"relaps\w+"),
            _words(r"remission | recovery\b | sobriety | sustained\s+abstinence"),
        ),
        Family("cough", _words(r"cough\w* | sore\s+throat | congestion")),
        Family("fever", _words(r"fever\w* | pyrexi\w+")),
        Family("itch", _words(r"itch\w* | prurit\w+")),
        Family("hot flushes", _words(r"hot\s+flu?(?:sh|ash)\w*")),
        Family(
            "death",
            _words(
                r"mortality "
                r"| (?<!cell\s)(?<!neuronal\s)(?<!neuron\s)deaths?\b"
                r"(?!\s+of\s+(?:\w+\s+)?(?:cells|neurons))"
                r"| died\b"
            ),
            _words(r"survival"),
        ),
        Family("hospital stay", _words(r"hospitali[sz]\w+ | hospital\s+stay | length\s+of\s+stay")),
    )
}
HARMS: dict[str, re.Pattern[str]] = {
    "dependence": _words(
        r"(?<!anti-)(?:non-?)?addict\w* | (?<!dose\s)(?<!dose-)(?<!time-)dependen(?:ce|cy)\b "
        r"| (?<!-)dependent\b(?!\s+(?:variable|manner)) | use[\s-]+disorders?"
        r"| abuse\b | misuse\b | crav(?:e|ing)\w* | withdraw\w+ | habit-forming | self-administ\w+"
        r"| (?:place|drug)\s+preference | reinforc\w+ | reinstat\w+ "
        r"| (?<!exercise\s)(?<!glucose\s)(?<!distress\s)(?<!immune\s)(?<!pain\s)(?<!stress\s)"
        r"(?<!heat\s)(?<!cold\s)tolerance\b(?=\s*(?:,"
        r"|and\b|or\b|to\s+the)) | develop\w*\s+(?:of\s+)?tolerance "
        r"|  (?:neonatal\s+)?abstinence\s+syndrome"
        r"| rewarding | reward\s+seeking | could\s+not\s+stop | (?:unable"
        r"|inability)\s+to\s+(?:stop|quit)"
        r"| relapse\w* | (?<!de-)escalat\w+ | (?:on|after|upon|following)\s+(?:stopping|cessation"
        r"|discontinu\w+)"
    ),
    "liver": _words(
        r"liver[\s-]+(?:injur|damage|failure|toxic|disease|enzyme|transplant|values|function"
        r"|test)\w* | hepatotox\w*"
        r"| (?:drug-induced|acute|severe|cholestatic)\s+(?:\w+\s+)?liver | hepatitis\b "
        r"| hepatic\s+(?:injury|failure|necrosis|dysfunction)"
        r"| hepatocellular\s+injury | jaundice\w* | cholesta\w+ | transaminas\w+ "
        r"| aminotransferase\w*"
    ),
    "death": _words(
        r"(?<!cell\s)(?<!neuronal\s)(?<!neuron\s)(?<!apoptotic\s)"
        r"deaths?\b(?!\s+of\s+(?:\w+\s+)?(?:cells|neurons))"
        r"| fatal\w* | died\b | mortality | lethal\w* | deceden\w+"
    ),
    "overdose": _words(r"overdos\w+ | intoxicat\w+ | poison\w*"),
    "seizure": _words(r"seizure\w* | convuls\w+ | epilep\w+"),
    "breathing": _words(
        r"respiratory[\s-]+(?:depress\w+ | failure | arrest | distress) | apn(?:o)?ea"
    ),
    "heart": _words(
        r"cardiotox\w* | cardiac[\s-]+(?:arrest|event|death|toxic|injur|arrhythm|failure|effect"
        r"|risk|problem)\w* | arrhythm\w+"
        r"| QTc?[\s-]+(?:prolong|interval)\w* | heart[\s-]+(?:attack|failure"
        r"|rhythm\s+(?:problem|disturb|disorder|abnormal)|disease"
        r"|problem|damage)\w* | tachycard\w+"
        r"| bradycard\w+ | myocardi(?:al\s+infarction|tis) | stroke\b | hypotension "
        r"| palpitation\w* | cardiovascular\b(?!\s+(?:fitness|function|health"
        r"|rehabilitation|autonomic|test"
        r"|exercise|system|screening|prevention|benefit|protect|medic|surg|care|research|evaluation))"
    ),
    "kidney": _words(
        r"(?:kidney|renal)[\s-]+(?:injur|failure|damage|disease|impairment|toxic"
        r"|dysfunction)\w* | nephrotox\w* | nephritis"
    ),
    "muscle": _words(
        r"my(?:opath|algi|osit)\w* | rhabdomyolysis | muscle[\s-]+(?:\w+\s+)?(?:pain|symptom"
        r"|weakness|damage|ache|complaint)\w*"
        r"| muscular\s+pain"
    ),
    "bleeding": _words(r"bleed\w* | h(?:a)?emorrhag\w+"),
    "interaction": _words(
        r"interact\w*(?!\w*\s+with\s+(?:\w+[\s-]){0,3}receptor) | (?:CYP\w*"
        r"|cytochrome)\b[^.]{0,30}\binhibit\w*"
        r"| inhibit\w*[^.]{0,30}\b(?:CYP\w*|cytochrome)\b | \bCYP\w*\s+inhibit\w*"
        r"| (?:rais|increas)\w+\s+(?:\w+\s+){0,3}exposure | (?:worse"
        r"|more\s+\w+)\s+with\s+other\s+substances"
        r"| co-?(?:exposure|ingest|administ|use)\w* | in\s+combination\s+with"
        r"| (?<!compared\s)(?:with|by)\s+other\s+(?:drugs|substances|medic\w+)"
    ),
    "newborn": _words(
        r"(?:neonatal|newborn)\s+(?:abstinence|withdrawal|toxicity|deaths?|mortality|morbidity"
        r"|syndrome|opioid)"
        r"| birth\s+defect\w* | teratogen\w+ | malformation\w* | low\s+birth\s+weight "
        r"| miscarriage\w* | stillbirth\w*"
    ),
    "cancer": _words(r"cancer\w* | carcinogen\w* | tumou?r\w* | malignan\w+"),
    "gut": _words(
        r"nausea\w* | vomit\w* | constipat\w+ | diarrh\w+ | gut\s+complaints? "
        r"| stomach\s+(?:pain|upset|ache|ulcer)\w*"
        r"| gastrointestinal\s+(?:symptom|complaint|bleed|upset|effect|event|disturb|toxic|side)\w*"
    ),
    "mind": _words(r"psychos[ie]s | psychotic | hallucinat\w+ | delirium | mania\b"),
    "suicide": _words(r"suicid\w+ | self-harm\w*"),
    "allergy": _words(r"allerg\w+ | anaphyla\w+ | hypersensitiv\w+"),
    "sleepiness": _words(r"sedat\w+ | drows\w+ | somnolen\w+"),
    "low sugar": _words(r"hypoglyc\w+ | low\s+(?:blood|plasma)\s+(?:sugar|glucose)"),
    "hormones": _words(r"hypogonad\w+ | low\s+testosterone | hyp(?:o|er)thyroid\w*"),
}
_ORGANS = {
    "liver": _words(r"liver\b | hepat\w+"),
    "kidney": _words(r"kidneys?\b | renal\b"),
    "heart": _words(r"heart\b | cardiac\b | cardio\w+"),
    "muscle": _words(r"muscles?\b | muscular\b"),
    "interaction": _words(r"interact\w*"),
    "gut": _words(r"gut\b | stomach\b | bowel\w* | digesti\w+"),
}
# Organs that count where nothing but them is named: "lung cancer" is no trouble of breathing.
_ALONE = {
    "breathing": _words(r"lungs?\b | breathing\b | respirat\w+"),
    "seizure": _words(r"brain\b | nerves?\b | nervous\s+system"),
    "newborn": _words(r"newborns?\b | unborn\b | f(?:o)?etus\w* | pregnan\w+ | baby\b | babies\b"),
    "skin": _words(r"skin\b"),
}
_HURT = (
    r"(?:injur|damage|failure|toxic|impair|dysfunction|insufficien|problem|disease|harm|lesion)\w*"
)
_ANY_HURT = _words(_HURT)
# What else tells of harm to an organ, where a claim names that organ.
_OF_ORGANS: dict[str, re.Pattern[str]] = {
    "liver": _words(
        rf"hepatotox\w* | hepato\w*\s+{_HURT} | hepatic\s+{_HURT}"
        rf"| {_HURT}\s+(?:of|to)\s+the\s+liver"
        r"| (?:elevated|raised|increased|abnormal|higher)\s+(?:serum\s+)?(?:ALT|AST|bilirubin)\b"
        r"| (?:ALT|AST)\s+(?:elevation|increase|rise)\w*"
    ),
    "kidney": _words(
        rf"nephro(?:tox|path)\w* | kidney\s+{_HURT} | renal\s+{_HURT}"
        rf"| {_HURT}\s+(?:of|to)\s+the\s+kidneys?"
        r"| (?:elevated|raised|increased|higher)\s+(?:serum\s+)?creatinine"
    ),
    "heart": _words(
        rf"cardio(?:tox|myopath)\w* | cardiac\s+{_HURT} | {_HURT}\s+(?:of|to)\s+the\s+heart"
        r"| arrhythmi\w+ | torsade\w* | QTc?\b"
    ),
    "muscle": _words(
        rf"{_HURT}\s+(?:of|to)\s+the\s+muscles? | (?:elevated|raised)\s+creatine\s+kinase"
    ),
    "breathing": _words(
        rf"respiratory\s+{_HURT} | respiratory\s+depress\w+ | lung\s+{_HURT}"
        rf"| pulmonary\s+(?:{_HURT}"
        r"|(?:o)?edema|fibrosis) | pneumonitis | bronchospasm | dyspn(?:o)?ea"
    ),
    "seizure": _words(
        rf"neuro(?:tox|path)\w* | encephalopath\w+ | brain\s+{_HURT} | nerve\s+{_HURT}"
    ),
    "newborn": _words(r"neonatal\s+\w+ | f(?:o)?etal\s+\w+ | pre-?term\s+birth"),
    "skin": _words(
        r"rash\w* | dermatit\w+ | skin\s+(?:reaction|lesion|erupt)\w* | stevens-johnson"
    ),
}
DRUGS = _words(
    r"(?:medic(?:ine|ation)|drug|prescription|treatment|substance|supplement)s? | other\b"
)
_NORMAL = re.compile(
    r"\W+(?:(?:were|was|is|are|remained|stayed|all|within)\s+){0,3}(?:the\s+)?normal", re.IGNORECASE
)
# People who have an ailing organ are no harm to it.
_WHO_HAVE = re.compile(
    r"\b(?:people|patients|those|adults|persons|individuals|children)\s+(?:with|who\s+have)\b.*",
    re.IGNORECASE,
)
ADVERSE = _words(
    r"adverse(?!\s+(?:effects?|impacts?|influences?)\s+on\b) | side[\s-]+effects?"
    r"| toxic\w* | harm(?:s|ful|ed)?\b | danger\w*"
    r"| safety\s+(?:concern|issue|signal)\w* | bad\s+reactions? | serious\s+(?:outcome"
    r"|event)\w* | unsafe"
)
SAFE = _words(
    r"(?<!un)safe(?:ly|ty|r)?\b(?!\s+(?:concern|issue|signal)) | harmless | risk-?free "
    r"| well[\s-]+tolerated | tolerability"
    r"| no\s+(?:serious\s+)?(?:side\s+effects?|adverse\s+\w+)"
)
# That a thing was called safe, said outright; "safety" alone is a topic.
CALLED_SAFE = _words(
    r"(?:was|were|is|are|be|been|being|as|found|considered|proved|remain\w*|appear\w*|relatively)\s+"
    r"(?:[\w,]+\s+){0,3}(?<!un)safe\b | (?<!un)safe(?:,|\s+and)\s+(?:[\w-]+\s+){0,2}(?:effect|well"
    r"|feasib|tolera|effica)\w* | (?:effective|feasible|tolerable|efficacious)(?:,|\s+and)\s+"
    r"(?:\w+\s+)?safe\b | well[\s-]+tolerated | harmless | risk-?free"
    r"| (?:good|favou?rable|acceptable|excellent|satisfactory|reassuring|comparable|similar)\s+"
    r"(?:\w+\s+){0,2}(?:safety|tolerability) | no\s+(?:\w+\s+){0,2}safety\s+\w+"
    r"| no\s+(?:serious\s+|severe\s+)?(?:side\s+effects?|adverse\s+\w+)"
)
# Within a family, what is not the other: where a claim names one, only that one counts.
_NARROW: dict[str, tuple[re.Pattern[str], ...]] = {
    "cholesterol": (
        _words(r"LDL\b | low-density | cholesterol\b(?<!HDL\scholesterol) | hyperlipid\w+"),
        _words(r"triglycerid\w+"),
    ),
    "depression": (
        _words(r"depress\w+ | antidepress\w+ | dysphor\w+ | melanchol\w+"),
        _words(r"\bmood\b"),
    ),
    "cognition": (_words(r"dementia | alzheimer\w*"), _words(r"memory\b"), _words(r"attention\b")),
    "sleep": (
        _words(r"insomni\w+ | sleepless\w*"),
        _words(r"(?:sleep[\s-]+)?(?:onset|latency) | fall\w*\s+asleep"),
    ),
    "heart": (
        _words(r"heart[\s-]+attacks? | infarct\w* | coronary"),
        _words(r"strokes?\b"),
        _words(r"rhythm | arrhythm\w+ | QTc?\b | palpit\w+ | tachyc\w+ | bradyc\w+ | torsade\w*"),
        _words(r"heart[\s-]+failure | cardiomyopath\w+"),
        _words(r"hypotens\w+"),
    ),
    "gut": (
        _words(r"nause\w+ | vomit\w*"),
        _words(r"constipat\w+"),
        _words(r"diarrh\w+"),
        _words(r"ulcer\w* | stomach"),
    ),
    "cancer": tuple(
        _words(site)
        for site in (
            r"lung\w* | pulmonary",
            r"breast\w* | mammary",
            r"colo\w* | bowel\w*",
            r"prostat\w*",
            r"liver\w* | hepato\w*",
            r"pancrea\w*",
            r"skin | melanom\w*",
            r"stomach | gastric",
            r"ovar\w*",
            r"cervi\w*",
            r"bladder",
            r"uter\w+ | endometri\w+ | womb",
            r"kidney\w* | renal",
            r"brain\w* | gliom\w*",
            r"thyroid",
            r"leuk(?:a)?emi\w* | lymphom\w*",
        )
    ),
}


def narrowed(name: str, claimed: str, told: str) -> bool:
    """Whether a text speaks of another member of a family than the claim names."""
    asked = [p for p in _NARROW.get(name, ()) if p.search(claimed)]
    return bool(asked) and not any(p.search(told) for p in asked)


LOOSE = content(
    "events outcomes reactions problems complications health serious severe mild certain"
    " potential people"
    " users wrong dose dosing main risk high greater increased unwanted negative minimal use"
    " option way"
    " effectiveness supervision manageable"
)
_AT_LARGE = _words(
    r"safe\w* | harmless | side[\s-]+effects? | adverse | risks?\b | harms?\b | danger\w* "
    r"| toxic\w* | tolerat\w+"
)


def symptoms(text: str) -> tuple[str, ...]:
    """Name the symptom families a text speaks of."""
    return tuple(name for name, family in SYMPTOMS.items() if family.find(text))


def harms(text: str) -> tuple[str, ...]:
    """Name the harm families a claim speaks of; a claim may name the organ alone."""
    named = tuple(
        name
        for name, pattern in HARMS.items()
        if pattern.search(text) or (name in _ORGANS and _ORGANS[name].search(text))
    )
    return named or tuple(
        name
        for name, pattern in _ALONE.items()
        if pattern.search(text) and not content(_ANY_HURT.sub(" ", pattern.sub(" ", text))) - LOOSE
    )


def organs(text: str) -> tuple[str, ...]:
    """Name the families of the organs (or the mixing with drugs) that a claim speaks of."""
    plain = _WHO_HAVE.sub(" ", text)
    named = {**_ORGANS, **_ALONE}
    return tuple(name for name, pattern in named.items() if pattern.search(plain))


def normal(clause: str, found: re.Match[str]) -> bool:
    """Whether a clause says of an organ's values that they were normal."""
    return bool(_NORMAL.match(clause, found.end()))


def words_of(name: str) -> list[re.Pattern[str]]:
    """List the words that tell of a family's harm."""
    return [p[name] for p in (HARMS, _OF_ORGANS) if name in p]


def at_large(text: str, denied: bool = False) -> bool:
    """Whether a text speaks of safety or harm at large, and of no harm by name."""
    if denied and SAFE.search(text):
        return True
    return bool(_AT_LARGE.search(text)) and not content(_AT_LARGE.sub(" ", text)) - LOOSE
