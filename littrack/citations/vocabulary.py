"""Words that tell a text on health, and the people and animals that studies are made in."""

from __future__ import annotations

from littrack.lexicon import any_word, word_lists

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
HEALTH = any_word(word_lists("studies")["of_health"])
