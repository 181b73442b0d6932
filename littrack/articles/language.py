"""Which language a text is in, by its commonest words and its script: told, never guessed at."""

from __future__ import annotations

import re
from collections import Counter

from littrack.language.vocabulary import is_word

_COMMON = {
    "en": "the of and to in is that for with as are on this by be from or it which has not an was",
    "de": "der die das und ist nicht mit ein eine für auf von den dem des auch bei werden wird zu",
    "fr": "le la les des est une dans pour que qui avec sur par pas sont du au ce cette et aux",
    "es": "el la los las una que en por con para del es se como más no su al son y esta",
    "it": "il lo gli che una per con del della di sono non nel alla anche come più è dei",
    "pt": "o os as uma que em para com não do da dos das por mais como ao é são se",
    "nl": "de het een van en is dat niet met voor zijn op aan door ook bij worden wordt naar",
    "sv": "och att det som en på är av för med den till inte om ett har",
    "pl": "i w na z do się nie jest to że jak dla od przez są oraz",
}
NAMES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "pl": "Polish",
    "und": "a language other than English",
}
_SETS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_ENOUGH = 12
_MANY = 30  # words that show whether a text is English at all
_RARE = 0.06  # of the words of a text; the commonest English ones are a third
_KNOWN = 0.6  # of the words of a text in English, and more, are in the parser's list


def language_of(text: str, said: str = "") -> str:
    """Name the language of a text ("en", "de", ...; "und" for one that is not known here).

    A text too short to tell is in the language that its page says (`said`), else in English.
    """
    words = [w.lower() for w in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return "en"
    if not _is_latin(words):
        return "und"
    if len(words) < _ENOUGH:
        return said if said in NAMES else "en"
    counts = _common_words(words)
    best, most = counts.most_common(1)[0]
    if counts["en"] < _RARE * len(words) and _is_strange(words):
        return best if most > _RARE * len(words) else "und"
    return best if most > counts["en"] * 1.5 else "en"


def _common_words(words: list[str]) -> Counter[str]:
    """How many of the words are among the commonest of each language."""
    return Counter({code: sum(map(common.__contains__, words)) for code, common in _SETS.items()})


def _is_latin(words: list[str]) -> bool:
    """Whether at least half of the words begin with a letter of the Latin script."""
    return sum(word[0] < "\u0250" for word in words) >= len(words) / 2


def _is_strange(words: list[str]) -> bool:
    """Whether the words are many and most of them no English ones."""
    return len(words) >= _MANY and sum(map(is_word, words)) < _KNOWN * len(words)
