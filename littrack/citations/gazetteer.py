"""The months and the places that look like names: closed lists, no journal among them."""

from __future__ import annotations

import re

YEAR = r"(?:19|20)\d\d"
_YEAR = re.compile(YEAR)
MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Autumn|Fall|Winter)"
)
PLACES = (
    r"(?:United (?:States|Kingdom|Arab)|Great Britain|Britain|England|Scotland|Wales|Ireland|Europe"
    r"|Asia|Africa|Oceania|America|Americas|(?:North|South|Latin|Central|West|East) (?:America"
    r"|Africa|Asia|Korea|Europe|Carolina|Dakota|Virginia|Coast)|Australia|Austria|Argentina|Bangladesh"
    r"|Belgium|Brazil|Bulgaria|Canada|Chile|China|Colombia|Croatia|Cuba|Cyprus|Czech\w*|Denmark"
    r"|Egypt|Estonia|Ethiopia|Finland|France|Germany|Ghana|Greece|Greenland|Hong Kong|Hungary"
    r"|Iceland|India|Indonesia|Iran|Iraq|Israel|Italy|Jamaica|Japan|Jordan|Kenya|Korea|Kuwait"
    r"|Latvia|Lebanon|Lithuania|Malaysia|Mexico|Morocco|Nepal|Netherlands|New Zealand|Nigeria"
    r"|Norway|Pakistan|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saudi Arabia"
    r"|Serbia|Singapore|Slovakia|Slovenia|South|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria"
    r"|Taiwan|Tanzania|Thailand|Tunisia|Turkey|Uganda|Ukraine|Uruguay|Vietnam|Zambia|Zimbabwe"
    r"|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    r"|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    r"|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:York|Jersey|Mexico"
    r"|Hampshire|Orleans|Delhi)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah"
    r"|Vermont|Virginia|Washington|Wisconsin|Wyoming|London|Paris|Berlin|Boston|Chicago|Los Angeles"
    r"|San \w+|Toronto|Tokyo|Beijing|Shanghai|Sydney|Melbourne|Denver|Seattle|Atlanta|Amsterdam"
    r"|Midwest|UK|US|USA|EU|U\.S\.?|U\.K\.?|Spanish|French|German|Chinese|Japanese|Arabic)"
)
_PEOPLE = re.compile(
    r"(?:\w+(?:ish|ese|ian|ican|ean)|German|French|Dutch|Greek|Swiss|Thai|Israeli|Czech)"
)


def is_year(text: str) -> bool:
    """Whether a text is a year, and nothing else."""
    return _YEAR.fullmatch(text) is not None


def is_people(word: str) -> bool:
    """Whether a word says of which country people are: "Danish", "Dutch"."""
    return word[:1].isupper() and _PEOPLE.fullmatch(word) is not None
