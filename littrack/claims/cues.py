"""Words that give away what a clause claims: safety, harm, relief, comparison, doubt."""

from __future__ import annotations

import re

from littrack.claims.words import PEOPLE

# "those on placebo" are people; "those ketones" are not.
_POINTING = (
    r"those (?!(?:who|on|in|with|at|of|from|given|not|aged?|over|under|most|between|without"
    rf"|{PEOPLE[3:-1]}|\w+ing|\w+ed|\w+ {PEOPLE})\b)\w"
)
PERSON = re.compile(
    rf"^(?!\w+ing\b)(?!{_POINTING})(?:(?:the|many|most|some|all|those|[\w-]+"
    rf"|\d+ (?:out of|in) \d+|\w+ in \w+|half of(?: the)?"
    rf"|[\d.]+% of|between [\d.]+%? and [\d.]+% of)\s)"
    rf"{{0,3}}{PEOPLE}\b|^(?:more than |about )?(?:half|most|some|many|all|none)"
    rf" of (?:them|those|us)\b|^(?:many|some|most|others|you|we|i|he|she|they|those)$|^\d[\d,.]*$"
    r"|^(?:[\w-]+ ){1,3}who\b",
    re.IGNORECASE,
)
# People with a title and bodies with a name: they say and do, and are no treatment.
SOMEBODY = re.compile(
    r"\b(?:dr|prof|professor|mrs?|ms|sir|dame)\b\.?(?= )|\b(?:organi[sz]ation|university|institute"
    r"|agency|administration|association|society|college|ministry|department|council|foundation"
    r"|committee|hospitals?|nhs|fda|cdc|ema|cochrane|governments?|authorit(?:y|ies)|regulators?"
    r"|manufacturers?|makers?)\b",
    re.IGNORECASE,
)
CARER = re.compile(
    r"\b(?:professionals?|providers?|doctors?|physicians?|clinicians?|pharmacists?|nurses?"
    r"|practitioners?|therapists?|experts?|specialists?)\b",
    re.IGNORECASE,
)
STUDIER = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research(?:ers)?|scientists|evidence|data|reviews?|surveys?"
    r"|findings|results|team|investigators|meta-analys[ei]s|authors|scans?|analys[ei]s|report"
    r"|experts?)\b",
    re.IGNORECASE,
)
SIDE_EFFECTS = re.compile(
    r"\b(?:side effects?|adverse (?:effects?|events?|reactions?))\b", re.IGNORECASE
)
OUGHT = re.compile(
    r"\b(?:should|shouldn't|must|mustn't|ought to|need to|needs to|shall)\b", re.IGNORECASE
)
VALUE = re.compile(
    r"^(?:\w+ly\s)?(?:essential|crucial|critical|vital|imperative|important|paramount"
    r"|necessary|advisable|recommended|wise|advised|key|prudent|best|a good idea|worth|a must"
    r"|clear that you|up to|fundamental|the key)\b",
    re.IGNORECASE,
)
DRUGS = re.compile(
    r"\b(?:medications?|medicines?|drugs?|blood thinners|anticoagulants?|alcohol"
    r"|antidepressants?|substances|supplements|treatments?|contraceptives?|statins?|warfarin"
    r"|sedatives)\b",
    re.IGNORECASE,
)
RISKS = re.compile(
    r"\b(?:risks?|odds|chances?|likelihood|probability|incidence|rates?)\b", re.IGNORECASE
)
RELIEF = re.compile(
    r"\b(?:reli\w+|benefits?|protection|support|improvements?|effectiveness|efficacy|promise"
    r"|help|remission|recovery|boost|results)\b",
    re.IGNORECASE,
)
EFFECTS = re.compile(r"\b(?:effects?|properties|activity|action|actions)\b", re.IGNORECASE)
TOOL = re.compile(
    r"\b(?:remedies|therapies|strategies|tool|remedy|treatment|solution|option|aid|alternative"
    r"|choice|therapy|cure|way"
    r"|means|medicine|approach|ally|adjunct|help|answer|supplement|strategy|candidate)s?\b",
    re.IGNORECASE,
)
SAFE = re.compile(
    r"\b(?<!un)(?:safe(?:ly)?|well[- ]tolerated|non-?\s?addictive|non-?habit[- ]forming"
    r"|non-?toxic|harmless|gentle on|side[- ]effect[- ]free|risk-free)\b(?! (?:and supportive"
    r" )?(?:environment|space|level|range|use|practices|distance))",
    re.IGNORECASE,
)
SAFER = re.compile(r"\bsafer\b", re.IGNORECASE)
UNSAFE = re.compile(
    r"\b(?:addictive|toxic|dangerous|harmful|unsafe|hazardous|habit-forming|deadly|lethal"
    r"|fatal|poisonous|carcinogenic|hepatotoxic|risky)\b",
    re.IGNORECASE,
)
WORKS = re.compile(
    r"\b(?P<no>not |in|no more )?(?P<how>effective|efficacious|helpful|useful|beneficial"
    r"|valuable|ineffective|useless|worthless|pointless|successful)\b(?! (?:[\w-]+ )?(?:tool"
    r"|options?|treatments?|alternatives?|medicines?|cures?|therap(?:y|ies)"
    r"|way|remed(?:y|ies)|aid))(?:\s(?P<prep>in|for|at|against|as|to|with)\b)?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
COMPARED = re.compile(
    r"\bas \w+ as (?!possible)\w|\b(?:more|less|fewer|greater|lower|higher|better|worse|safer"
    r"|stronger|weaker|faster"
    r"|cheaper|superior|inferior|milder|as \w+ as|\w+er)\b.*\b(?:than|as|to|compared)\b",
    re.IGNORECASE,
)
BINDER = re.compile(
    r"\b(?:agonists?|antagonists?|inhibitors?|blockers?|ligands?|precursors?|antioxidants?"
    r"|active (?:\w+ )?(?:compounds?|ingredients?|alkaloids?|constituents?|components?)"
    r"|neurotransmitters?|metabolites?)\b",
    re.IGNORECASE,
)
NOTHING = re.compile(
    r"\b(?:no|little|few|without any)\s(?:significant\s|meaningful\s|clear\s|measurable\s"
    r"|real\s|known\s)?(?:effects?|difference|benefit|improvement|impact|change|reduction"
    r"|advantage)s?\b",
    re.IGNORECASE,
)
HARMLESS = re.compile(
    r"\b(?:no|few|minimal|fewer|little|zero|without)\s(?:known\s|serious\s|reported\s"
    r"|significant\s|the\s|any\s|harmful\s|major\s)*(?P<harm>side effects?|adverse"
    r" (?:effects?|events?|reactions?)|risks?|addict\w+(?: \w+)?|dependenc[ey]|safety"
    r" (?:concerns|signals)|toxicity|withdrawal(?: symptoms)?|hangover|harm)\b",
    re.IGNORECASE,
)
LESSER = re.compile(
    r"\b(?:less|reduced|fewer|lower|decreased|milder|relieved|shorter|decreases?|reductions?"
    r"|relief)\b",
    re.IGNORECASE,
)
GREATER = re.compile(
    r"\b(?:more|increased|higher|greater|improved|better|longer|faster|sooner|quicker|earlier|improvements?|deeper"
    r"|enhanced)\b",
    re.IGNORECASE,
)
STUDYING = re.compile(
    r"\b(?:under (?:\w+ )?(?:investigation|scrutiny|study)|ongoing"
    r"|being (?:studied|investigated)|area of (?:active )?research)\b",
    re.IGNORECASE,
)
UNKNOWN = re.compile(
    r"\b(?:unclear|unknown|uncertain|inconclusive|not (?:clear|known|yet known|well"
    r" understood)|limited|lacking|scarce|mixed|insufficient|no (?:good |strong |reliable "
    r"|convincing |clinical |scientific )?evidence|disputed|not (?:been )?(?:established"
    r"|proven))\b",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"^(?:neither|none|no|nothing|nobody) (?:[\w-]+ ){0,4}(?:stud(?:y|ies)|trials?|research"
    r"|reviews?|suggests?|indicates?|shows?|proves?|shown"
    r"|proven|proved|demonstrated|found|established)\b|\b(?:unlikely|doubtful)\b"
    r"|\b(?:no|little|not enough|insufficient|lack of|without) (?:[\w-]+ ){0,3}(?:evidence|proof"
    r"|data|reason"
    r"|indication|support)\b|\b(?:unclear|unknown|uncertain|doubtful|unproven|disputed|myth"
    r"|false|untrue"
    r"|not (?:true|clear|known|proven|correct|the case))\b",
    re.IGNORECASE,
)
RHETORIC = re.compile(
    r"^(?:what |another matter|a different (?:story|matter)|everywhere|here to stay|no (?:joke"
    r"|surprise|secret)"
    r"|(?:the )?(?:good|bad) news|one thing|a game[- ]changer|worth|encouraging|exciting"
    r"|not alone|clear)\b",
    re.IGNORECASE,
)
WEAK = re.compile(
    r"\b(?:limited|weak|scant|mixed|conflicting|preliminary|inconsistent|low-quality|anecdotal)"
    r" (?:[\w-]+ ){0,2}(?:evidence|data|support|proof)\b",
    re.IGNORECASE,
)
