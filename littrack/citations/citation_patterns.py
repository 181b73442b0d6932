"""How an article hints at studies without naming any."""

from __future__ import annotations

import re

_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
_SOURCES = (
    r"(?:stud(?:y|ies)|trials?|research(?:ers)?|scientists|evidence|data|findings|results"
    r"|reviews?|surveys?"
    r"|meta-analys[ei]s|investigations|reports?|experts?|doctors|physicians|clinicians"
    r"|specialists|literature|experiments"
    r"|pharmacologists|nutritionists|dietitians|science|advocates|proponents|observations"
    r"|authorities|regulators)"
)
_LEAD = (
    r"(?:(?:the|an?|another|one|other|some|many|several|numerous|multiple|various|most|few"
    r"|countless|a number"
    r" of|a wealth of|dozens of|hundreds of|growing"
    r"|a growing body of|the growing body of|emerging|recent|early|preliminary|limited"
    r"|clinical|scientific|medical|current|existing"
    r"|available|new|other|more|further|health|leading|anecdotal|human|animal|laboratory|lab"
    r"|pre-?clinical|observational"
    r"|randomi[sz]ed|controlled|published|peer-reviewed|ongoing|modern|traditional|body of"
    r"|data from|evidence from"
    r"|results from|results of|reports from|findings from|reviews of|meta-analyses of|large"
    r"|larger|small|epidemiological|independent|"
    rf"{_NUMBER})\s){{0,9}}"
)
_SAY = (
    r"(?:(?:(?:have|has|had)\s|also\s|now\s|consistently\s|clearly\s|often\s|generally\s"
    r"|repeatedly\s|further\s|may\s|might\s)*"
    r"(?:shows?|showed|shown|suggests?|suggested|indicates?|indicated|finds?|found"
    r"|demonstrates?|demonstrated|proves?|proved|proven|confirms?"
    r"|confirmed|reports?|reported|reveals?|revealed|points? to|pointed to|supports?"
    r"|supported|concludes?|concluded|says?|said|believes?"
    r"|agrees?|agreed|estimates?|estimated|claims?|claimed|notes?|noted|emphasi[sz]es?|warns?"
    r"|warned|recommends?|recommended|links?|linked"
    r"|documents?|documented|establish(?:es|ed)?|investigat(?:es?|ed|ing)|explor(?:es?|ed"
    r"|ing)|examin(?:es?|ed|ing)|observ(?:es?|ed)|detects?|detected|caution(?:s|ed)?"
    r"|stress(?:es|ed)?))"
)
GENERIC = (
    re.compile(
        r"\b(?:(?:many|some|most|several|other) )?(?:patients|users|people|customers|participants"
        r"|consumers)(?: have| also| often)* (?:report|say|said|claim|describe)(?:s|d|ed)?\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_LEAD}{_SOURCES}(?:\s(?:and|or)\s(?:\w+\s){{0,2}}{_SOURCES}(?:\s\w+)?"
        rf"|\sand\s(?:\w+\s){{1,3}}stories)?\s{_SAY}\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:the |a )?(?:growing|large|substantial|increasing|strong|small"
        r"|limited)?\s?(?:body|wealth|amount|number|abundance) of (?:\w+ )?(?:research"
        r"|evidence|studies|data|literature|trials)(?: and (?:clinical )?(?:trials|studies"
        r"|research|evidence))?",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:data|results|evidence|findings|reports) from (?:\w+ ){0,3}(?:trials|studies"
        r"|research|surveys|reviews)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:clinically|scientifically) (?:proven|tested|shown|validated|studied|backed"
        r"|supported)\b|\b(?:backed|supported|proven) by (?:\w+ ){0,2}(?:science|research"
        r"|studies|evidence|trials)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\baccording to (?:\w+ ){0,3}(?:research(?:ers)?|studies|experts|scientists|doctors"
        r"|reports|reviews|data|trials|surveys)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:research|studies|trials|investigations) (?:\w+ ){0,8}?(?:is|are|remains?)"
        r" (?:still )?(?:ongoing|under ?way|limited|inconclusive|mixed|lacking|scarce|needed)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:has|have) been (?:extensively |widely |well |thoroughly )?(?:studied"
        r"|researched|investigated)\b|\b(?:is|are) (?:still )?under (?:investigation|scrutiny"
        r"|study)\b",
        re.IGNORECASE,
    ),
)
