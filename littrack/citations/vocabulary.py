"""Words that tell a text on health, and the people and animals that studies are made in."""

from __future__ import annotations

import re

PEOPLE = (
    r"(?:people|patients?|participants?|individuals?|users?|adults?|women|men|children"
    r"|adolescents|teenagers"
    r"|volunteers?|subjects|infants|babies|newborns|seniors|athletes|smokers|workers|students"
    r"|veterans"
    r"|diabetics|asthmatics|vegetarians|vegans|pensioners|toddlers|teens|mums|dieters"
    r"|consumers|customers|those|anyone|mothers|girls|boys|survivors|recipients|respondents"
    r"|mice|rats"
    r"|animals|rodents|dogs|zebrafish|humans|someone|sufferers|runners|drinkers|travell?ers"
    r"|residents|readers|everyone)"
)
HEALTH = re.compile(
    r"\b(?:health\w*|medic\w+|patients?|treat\w*|therap\w+|symptom\w*|diseases?|disorders?"
    r"|syndrome|drugs?"
    r"|doses?|dosages?|dosing|mg|mcg|herb\w*|plants?|supplement\w*|vitamins?|minerals?"
    r"|vaccin\w+|immun\w+"
    r"|body|brain|blood|heart|liver|kidneys?|skin|muscles?|bones?|joints?|nerves?|gut|stomach"
    r"|lungs?|cells?"
    r"|hormon\w+|receptors?|enzymes?|neurotransmitter\w*|genes?|proteins?|acids?|alkaloids?"
    r"|compounds?"
    r"|extracts?|sleep\w*|diet\w*|nutri\w+|weight|exercise|pain\w*|stress|anxi\w+|depress\w+|mood"
    r"|cognit\w+|memory|pregnan\w+|infect\w+|virus\w*|bacteri\w+|cancers?|tumou?rs?|diabet\w+"
    r"|choles\w+"
    r"|pressure|trials?|studies|study|research\w*|evidence|placebo|risks?|safe\w*"
    r"|effective\w*|efficacy"
    r"|effects?|benefit\w*|reli(?:ef|ev)\w*|cure\w*|heal\w*|heals?|inflam\w+|antioxidant\w*|toxi\w+"
    r"|addict\w*|depend\w*|withdraw\w*|recover\w*|overdos\w*|opioids?|alcohol|nicotine"
    r"|cannabis|caffeine"
    r"|chemical|pharmac\w+|clinical\w*|surg\w+|hospital\w*|mortality|deaths?|prevalen\w+"
    r"|incidence|cases"
    r"|tablets?|pills?|capsules?|hypnotics?|sedatives?|warts?|infertil\w*|prescriptions?|jabs?"
    r"|dementia"
    r"|stroke|asthma|migraines?|headaches?|seizures?|carbs?|ketones?|miscarr\w+"
    r"|lives|physiolog\w+|metabol\w+|tolera\w+|allerg\w+|insomnia|fatigue|energy|physicians?"
    r"|doctors?|remed(?:y|ies)"
    r"|medicinal|wellness|well-being|mental|disab\w+|fever|cough|cold|flu|ache\w*|cramps?"
    r"|nausea|fertility"
    r"|polyps?|screening|bowel|colon|scans?"
    r"|\w+(?:oscop|ectom|itis|osis|emia|opath)\w*|t(?:oo|ee)th|enamel|throats?|eyes?|ears?|hair"
    r"|nails?|knees?|hips?|arter\w+|bladder"
    r"|thyroid|pancreas|spine|belly|falls?|injur\w+|fractures?|potassium|sodium|calcium|zinc"
    r"|menopaus\w+|asleep|insulin|glucose"
    r"|melatonin|jet lag|fasting|cannabi\w+|antibod\w+|aging"
    r"|ageing|life expectancy|calories?|sugar|fat|fib(?:er|re)|probiotic\w*"
    r"|microbio\w+)\b",
    re.IGNORECASE,
)
