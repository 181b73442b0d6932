"""Article -> what it asserts, clause by clause, in its own words."""

from littrack.claims.checkworthiness import SentenceReading, judge
from littrack.claims.extractor import Extractor
from littrack.claims.identity import identified, merge
from littrack.claims.reader import Extraction, read_claims

__all__ = [
    "Extraction",
    "Extractor",
    "SentenceReading",
    "identified",
    "judge",
    "merge",
    "read_claims",
]
