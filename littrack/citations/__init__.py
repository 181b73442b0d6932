"""A citation mention -> does that study exist, and does it say so?"""

from littrack.citations.batch import check_all
from littrack.citations.found_study import retold
from littrack.citations.lookup import check
from littrack.citations.protocol import Collection, JournalYear, Lookup

__all__ = ["Collection", "JournalYear", "Lookup", "check", "check_all", "retold"]
