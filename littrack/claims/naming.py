"""How studies are named in running text, and how they are hinted at."""

from __future__ import annotations

import re

_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
_ADJECTIVE = (
    r"(?:new|recent|recently published|large|larger|small|smaller|pilot|double-blind(?:ed)?"
    r"|single-blind(?:ed)?|placebo[- ]controlled|randomi[sz]ed|controlled|open-label|clinical"
    r"|observational|prospective|retrospective|cross-sectional|longitudinal|cohort|case-control"
    r"|crossover|multicent(?:er|re)|population-based|epidemiologic(?:al)?|human|animal|laboratory"
    r"|lab|in vitro|preclinical|scientific|peer-reviewed|independent|landmark|systematic|national"
    r"|international|nationwide|online|anonymous|early|preliminary|published|comprehensive|cochrane"
    r"|phase (?:[1-4]|i{1,3}v?)[ab]?|(?:\w+-)?(?:week|month|year|day)(?:-long)?|\d+-\w+|major"
    r"|similar"
    r"|long-term|short-term|medical|academic|rodent|mouse|rat|genetic|academic)"
)
_STUDY = (
    r"(?:(?:clinical |pilot |cohort |case |field |animal |human |controlled )?(?:trial|study"
    r"|studies)"
    r"|trial|meta-analys[ie]s|systematic review|scoping review|literature review|review(?! of"
    r" \w+ products)"
    r"|survey|case report|case series|analysis|experiment|investigation|paper|article|report"
    r"|research(?: paper| letter| article)?)"
)
_JOURNAL = (
    r"(?:the )?(?:[A-Z][\w&'.-]*)"
    r"(?:(?:,? (?:of|and|in|on|for|the|&))*,? (?:[A-Z][\w&'.-]*|\([A-Z][\w. ]*\)))*"
)
_IN = (
    r"(?:that )?(?:was |were )?(?:also )?(?:recently )?(?:published|appearing|appeared"
    r"|printed|reported|featured)(?: online)?(?: in \d{4})?(?:,? earlier this (?:year|month"
    r"|week))? (?:in|by)"
)
NAMED = (
    # a 2017 [randomised] study [of n ...] published in the Journal of X [in 2018]
    re.compile(
        rf"\b(?i:an?|one|the|this|another|that)\s(?:(?P<year>(?:19"
        rf"|20)\d\d)\s)?(?:{_ADJECTIVE},?\s){{0,6}}"
        rf"(?:(?P<year2>(?:19|20)\d\d)\s)?(?:{_ADJECTIVE},?\s){{0,6}}(?P<design>{_STUDY})"
        rf"(?:\s(?:of|with|among|involving|on|by|from|in)\s(?!which)[^.;]{{3,90}}?)?,?\s{_IN}\s"
        rf"(?P<journal>{_JOURNAL})(?:,?\s\(?(?:in\s)?(?P<year3>(?:19|20)\d\d)\)?)?"
    ),
    # a study in the Journal of X
    re.compile(
        rf"\b(?i:an?|one|the|this|another)\s(?:(?P<year>(?:19"
        rf"|20)\d\d)\s)?(?:{_ADJECTIVE},?\s){{0,6}}"
        rf"(?P<design>{_STUDY})\sin\s(?P<journal>the\s(?:[A-Z][\w&'.-]*)(?:\s(?:of|and|in|on"
        rf"|for|the|&|[A-Z][\w&'.-]*))*"
        r"|(?:The\s)?(?:Journal|Annals|Archives|Lancet|Nature|Science|Cell|JAMA|BMJ|PLo?S|New"
        r" England)[\w&'. -]*?[\w&'-])"
        r"(?:,?\s\(?(?:in\s)?(?P<year3>(?:19|20)\d\d)\)?)?(?=[\s,.;)]|$)"
    ),
    # Smith et al. (2019), Smith and Jones (2019)
    re.compile(
        r"(?P<author>[A-Z][\w'-]+)(?:\s(?:and|&)\s[A-Z][\w'-]+|,?\set\sal\.?|\sand\scolleagues)"
        r"(?:,?\s\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?)"
    ),
    re.compile(
        r"\((?P<author>[A-Z][\w'-]+)(?:\s(?:and|&)\s[A-Z][\w'-]+"
        r"|\set\sal\.?)?,\s(?P<year>(?:19|20)\d\d)[a-z]?\)"
    ),
    # researchers at/from the University of X [found in a 2023 trial]
    re.compile(
        r"\b(?:[Rr]esearchers|[Ss]cientists|[Ii]nvestigators|[Aa] team|[Dd]octors"
        r"|[Pp]hysicians)\s(?:at|from|of)\s"
        r"(?P<author>(?:the\s)?[A-Z][\w&'.-]*(?:[ ,]+(?:of|and|in|at|for|the|[A-Z][\w&'.-]*))*)"
        r"(?:[^.;]{0,60}?\b(?:in|from)\s(?:an?\s)?(?P<year>(?:19|20)\d\d)(?:\s(?P<design>"
        + _STUDY
        + r"))?)?"
    ),
    # a 2019 trial, the 2021 Cochrane review
    re.compile(
        rf"\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Aa]nother|[Tt]his)\s(?P<year>(?:19"
        rf"|20)\d\d)\s(?:{_ADJECTIVE},?\s){{0,6}}(?P<design>{_STUDY})\b"
    ),
)
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
