"""The client of NCBI; the only package that uses the E-utilities.

Entrez (client)   search, fetch, summaries, count
├── SearchPager   a search listed whole, past the 9,999 PubMed lists of one
├── Fetcher       asked and delivered compared; what lacks is asked again, then looked up
└── HttpClient    one request, repeated until it is answered: patience, limits, one sentence
    ├── Pace      one pace for all processes of the machine
    └── answers   bytes read into values; an error is never read as an empty result
"""

from littrack.entrez.client import Entrez
from littrack.entrez.fetch import Batch
from littrack.entrez.http import Patience
from littrack.entrez.pace import Rate
from littrack.entrez.search import Found

__all__ = ["Batch", "Entrez", "Found", "Patience", "Rate"]
