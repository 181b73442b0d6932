"""A quote looked for in every record at hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from littrack.cache import Cache
from littrack.model.verification import QuoteCheck
from littrack.verify import quotes, source
from littrack.verify.quotation import Quotation, quotation
from littrack.verify.search_words import search_words

_FEWEST = 4  # words; fewer stand anywhere


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A quote found in another record."""

    pmid: str
    check: QuoteCheck


@dataclass
class QuoteSearch:
    """Finds the record that holds a quote to the word; each quote is looked for once."""

    cache: Cache
    _known: dict[str, tuple[Elsewhere, ...]] = field(default_factory=dict)

    def find(self, quote: str, but: str) -> Elsewhere | None:
        """Find a record other than one that holds a quote."""
        asked = quotation(quote)
        if asked.words < _FEWEST:
            return None
        if asked.canon not in self._known:
            self._known[asked.canon] = tuple(self._all(asked))
        return next((each for each in self._known[asked.canon] if each.pmid != but), None)

    def _all(self, asked: Quotation) -> list[Elsewhere]:
        hits = self.cache.holding(search_words(asked))
        texts = self.cache.texts(hits) if hits else {}
        found = []
        for key in sorted(texts):
            held = quotes.held(asked, source.of_texts(str(key), *texts[key]))
            if held is not None and held.state in quotes.STANDING:
                found.append(Elsewhere(str(key), held))
        return found
