"""Article -> what it asserts, atom by atom, and the studies it points at."""

from littrack.claims.extractor import Extractor
from littrack.claims.identity import merge
from littrack.claims.reading import read_claims

__all__ = ["Extractor", "merge", "read_claims"]
