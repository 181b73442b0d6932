"""Why a sentence is nothing that a study could answer."""

from __future__ import annotations

import re

from littrack.claims.clauses import Parsed
from littrack.claims.frames import advises
from littrack.claims.words import HEALTH, PEOPLE

_TEXT = (
    r"(?:article|guide|post|page|blog|piece|review|paper|section|overview|series"
    r"|newsletter|episode|video|fact sheet|release|document|story|chapter)"
)
_ANNOUNCES = re.compile(
    rf"\b(?:this|the|our|in this|below)(?: [\w-]+)? {_TEXT}(?: \w+)? (?:delves?|explores?"
    rf"|examin\w+|discuss\w*|looks?|covers?|delineates?|outlines?|aims?|will|provides?|offers?"
    rf"|has|highlights?|explains?|describes?|empowers?|summari[sz]es?|takes?|is|seeks?|sheds?"
    rf"|contains?"
    rf"|breaks?|walks?|answers?|reviews?|presents?|concludes?)\b"
    r"|\b(?:we|i|let's|let us)(?:'ll|'ve|'re)?(?: will| can| have| shall| are going to| also|"
    r" then| now| next)* (?:delve|explore|examine|discuss|look at|look into|dive|cover|offer"
    r" (?:\w+ )?insights?|take a (?:closer )?look|walk you|break down|share|summari[sz]e"
    r"|review the|outline|unpack|turn to|spoke (?:to|with)|asked|begin|start with)\b"
    r"|^(?:read on|in this (?:\w+ )?(?:article|guide|post|section)|here(?:'s| is| are)"
    r" (?:what|how|why|everything|our|the|some|a few)|keep reading|below,? (?:we|you|are)"
    r"|last (?:updated|reviewed)|medically reviewed|updated on|published on|by understanding"
    r" how .* we offer)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"^(?!.*\b(?:MRI|CT|scans?|research|stud(?:y|ies))\b)(?:(?:the|this|these|our|an?) )?"
    r"(?:[\w'-]+ ){0,3}(?:images?|photos?|photographs?|pictures?|illustrations?|infographic"
    r"|screenshot)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"^(?:please |always |never |do not |don't |simply |just |then |first,? |finally,? |so,? "
    r"|and |instead,? |if [^,]{3,80}, |when [^,]{3,80}, |to [^,]{3,60}, |before [^,]{3,60},"
    r" )*(?:click|buy|order|shop|subscribe|sign up|read|learn|discover|find out|contact|call"
    r"|visit|try|take|start|stop|avoid|keep|make|choose|remember|consult|talk|speak|ask|check"
    r"|see|follow|share|join|get|use|consider|look|add|store|download|scroll|tell|drink|eat"
    r"|mix|wait|begin|note|be|let|go|give|watch|enter|log in|copy|search|enjoy|apply|combine"
    r"|seek|pick|aim|limit|set|swallow|report|listen|say|experience (?!with)|wake up|feel"
    r"|sleep|treat yourself|continue|pay|bring|view|skip|register|leave|save|claim your|grab"
    r"|unlock|book|email|place|measure|reduce your|increase your|boost your|support your"
    r"|protect)\b(?! \w+(?:s|ed) \b(?:is|are|was))",
    re.IGNORECASE,
)
_SELLER = re.compile(
    r"\b(?:shipping|refunds?|money[- ]back|guarantee|customers?|checkout|cart|discount|sale"
    r"|price[ds]?|\$\d|£\d|€\d|warehouse|factory|founded|headquartered|CEO|chief executive"
    r"|shareholders?|investors?|stock|nasdaq|NYSE|revenue|brand|trademark|all rights reserved"
    r"|copyright|privacy policy|terms of (?:use|service)|cookies?|newsletter|log ?in|password"
    r"|free trial|in stock|our team|our mission|our story|about us|media contact|press"
    r" contact|for more information|forward-looking|facebook|twitter|instagram|certified"
    r" facility|GMP|non-GMO|gluten[- ]free|vegan|made in the|third-party tested|bottles?"
    r"|servings?|affiliate)\b",
    re.IGNORECASE,
)
_PLANS = re.compile(
    r"\b(?:launch(?:es|ed)|unveil\w*|hopes? to|plans? to|(?:is|are) expected to"
    r"|will (?:open|launch|decide))\b"
    r"|^the (?:programme|program|course|class|package|event|clinic|scheme)"
    r" (?:includes?|offers?|runs?)\b",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"^(?:\"|')?(?:i|i'm|i've|i'd|my|we|we're|we've|our|he|she|his|her)\b", re.IGNORECASE
)
_MATTERS = re.compile(
    r"\b(?:underscores?|underlines?|highlights?|emphasi[sz]es?|stress(?:es)?|points? to)"
    r" (?:the )?(?:\w+ )?(?:importance|need|necessity|value|role)\b|\b(?:importance|need)"
    r" (?:of|for)\b.*\b(?:cannot be|can't be) (?:over|under)stated"
    r"|\binclude (?:starting|taking|using|consulting|following|keeping)\b|\b(?:is|are)"
    r" (?:recommended|advised|encouraged|urged) (?:to|that)\b",
    re.IGNORECASE,
)
_CARER = re.compile(
    r"\b(?:professionals?|providers?|doctors?|physicians?|pharmacists?|practitioners?"
    r"|clinicians?) (?:can|will|may|could|might) (?:\w+ )?(?:help|guide|monitor|advise"
    r"|provide|tell|recommend|offer|assess|adjust|answer|determine|work)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\bnot been evaluated by\b|\bnot intended to (?:diagnose|treat)\b|\bforward-looking\b"
    r"|\bis (?:an?|the) (?:[\w-]+ ){0,4}(?:company|firm|manufacturer|start-?up|corporation|retailer"
    r"|publisher|charity|brand)\b|\bnot (?:a substitute for|medical advice)\b"
    r"|\bfor (?:informational|educational) purposes\b|\ball rights reserved\b",
    re.IGNORECASE,
)
_TESTIMONY = re.compile(
    r"^[\"'] ?(?:i|my|i've|i'm|me|we|our)\b|^i (?:feel|felt|tried|take|love|was)\b", re.IGNORECASE
)
# "I" is never a treatment: what one person did, and what the reader is begged to do.
_I_DID = re.compile(
    r"\bI(?:'ve|'d|'m)? (?:had |have |was |am |also |never |finally |no longer )*(?:lost|felt|feel"
    r"|slept|sleep|noticed|began|started|stopped|took|take|tried|gained|got|used|cut|gave)\b"
)
_BEGS = re.compile(r"^\W*please\b", re.IGNORECASE)
_MINE = re.compile(
    r"\b(?:cured|healed|saved|changed|fixed|eased|helped|relieved|ended|stopped|worked for)"
    r" (?:my|me|our|us)\b",
    re.IGNORECASE,
)
_BIO = re.compile(
    r"\b(?:is|was) (?:a|an|the) (?:\w+ ){0,4}(?:writer|journalist|editor|author|founder"
    r"|professor|dietitian|nutritionist|spokesperson|spokeswoman|spokesman|blogger"
    r"|correspondent|freelance)\b|^by [A-Z]\w+ [A-Z]\w+$|\b(?:lives in|writes about|graduated"
    r" from|holds a (?:PhD|degree|master))\b",
    re.IGNORECASE,
)
_FEW_WORDS = 3
_LETTERS = 0.5


_INTRODUCES = re.compile(
    r"^(?:one|another) such [\w' -]{3,80}? (?:is|are) (?:the |an? )?[\w-]+(?: [\w-]+){0,3}\.?$",
    re.IGNORECASE,
)


def vetoed(text: str) -> str:
    """Say why nothing in a sentence is to be checked, whatever its words."""
    if text.rstrip("\"') ").endswith("?"):
        return "a question"
    return next((why for pattern, why in _VETOES if pattern.search(text)), "")


_VETOES = (
    (_ANNOUNCES, "says what the text is about"),
    (_INTRODUCES, "only introduces what the text is about"),
    (_PICTURE, "describes a picture"),
    (_LEGAL, "a legal notice or a note about a company"),
    (_TESTIMONY, "one person's story or opinion"),
    (_MINE, "one person's story or opinion"),
    (_I_DID, "one person's story or opinion"),
    (_BEGS, "tells the reader what to do"),
)


def unfit(text: str) -> str:
    """Say why a line is no sentence at all; empty when it is one."""
    letters = sum(c.isalpha() for c in text)
    if not letters:
        return "no words"
    if text.count(" | ") > 1 or letters < _LETTERS * len(text.replace(" ", "")):
        return "a row of a table or of figures"
    if len(text.split()) < _FEW_WORDS:
        return "too short to say something that can be checked"
    return ""


def reason(parsed: Parsed) -> str:
    """Say why a sentence in which no claim was found is not checkable."""
    text = parsed.text.lstrip()
    if _ORDER.match(text):
        return "tells the reader what to do"
    if any(advises(parsed, clause) for clause in parsed.clauses):
        return _ADVICE
    for pattern, why in _REASONS:
        if pattern.search(text):
            return why
    if not HEALTH.search(text) and not _COUNTED.search(text):
        return "says nothing about health that a study could answer"
    return "" if parsed.clauses else "no full sentence"


_ADVICE = "advice, or a judgement of what matters"
_COUNTED = re.compile(rf"\d.*\b{PEOPLE}\b", re.IGNORECASE)
_NAMING = re.compile(
    r"\b(?:has been|have been|is|are|was)(?: \w+ly| often| sometimes| also)? (?:called|dubbed"
    r"|nicknamed)\b(?! (?:safe|harmless|dangerous|effective))",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:study|trial|research|work|survey|review|project)\b[^.;]*\b(?:was|were|is|are|been)"
    r" (?:\w+ly )?(?:funded|paid for|sponsored|financed) by\b",
    re.IGNORECASE,
)
_REASONS = (
    (_PAID, "says who paid for a study"),
    (_NAMING, "says what something is called"),
    (_MATTERS, _ADVICE),
    (_CARER, _ADVICE),
    (_BIO, "about a person"),
    (_SELLER, "about a seller, an offer or the page itself"),
    (_PLANS, "says what somebody plans, hopes or offers"),
    (_STORY, "one person's story or opinion"),
)
