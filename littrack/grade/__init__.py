"""How strong a record is as evidence: design, species, size, review status, notices."""

from littrack.grade.grading import grade
from littrack.grade.notices import retracted
from littrack.grade.species import animals_named
from littrack.grade.trial_dedup import one_vote

__all__ = ["animals_named", "grade", "one_vote", "retracted"]
