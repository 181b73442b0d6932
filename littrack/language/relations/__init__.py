"""Who does what to what: relations read off a parse, in articles and in abstracts alike."""

from littrack.language.relations.clause import Clause, Relation, clauses
from littrack.language.relations.reading import relations_in

__all__ = ["Clause", "Relation", "clauses", "relations_in"]
