"""The formats of articles: a module each, listed in `littrack.articles.readers`.

A module gives `recognises(raw)`, whether bytes are of its format, and `read(raw)`, their draft.
"""
