"""PubMed's search fields: every tag it knows, short and long (einfo of November 2025 and the help).

A tag that is not here is dropped by PubMed without a word, and all fields are searched.
"""

from __future__ import annotations

_NAMES = {
    "ad": "affiliation",
    "all": "all fields",
    "aid": "article identifier",
    "au": "author",
    "cn": "author - corporate|corporate author",
    "1au": "author - first|first author name",
    "fau": "author - full|full author name",
    "auid": "author - identifier|author identifier",
    "lastau": "author - last|last author name",
    "book": "book",
    "cois": "conflict of interest statements",
    "dcom": "date - completion|completion date",
    "crdt": "date - create|create date",
    "edat": "date - entry|date - entrez|entry date|entrez date",
    "mhda": "date - mesh|mesh date",
    "lr": "date - modification|modification date|mdat",
    "dp": "date - publication|publication date|pdat",
    "epdat": "electronic publication date|dep|electronic date of publication",
    "ppdat": "print publication date|print date of publication",
    "rn": "ec/rn number|ec/rn",
    "ed": "editor",
    "filter": "filter",
    "gr": "grants and funding|grant number|grants",
    "ir": "investigator",
    "fir": "investigator - full|full investigator name",
    "isbn": "isbn",
    "ip": "issue",
    "ta": "journal|jour|journal title abbreviation|is|issn",
    "la": "language|lang",
    "lid": "location id",
    "majr": "mesh major topic|majr:noexp|mesh major topic:noexp|mesh major",
    "sh": "mesh subheading|subheading|sh:noexp|subh|mesh subheading:noexp",
    "mh": "mesh terms|mesh|mesh term|mh:noexp|mesh:noexp|mesh terms:noexp",
    "jid": "nlm unique id|nlm journal id",
    "ot": "other term",
    "ow": "owner",
    "pg": "pagination|page|first page",
    "ps": "personal name as subject|subject - personal name",
    "pa": "pharmacological action|pharmacological actions",
    "pl": "place of publication",
    "pmid": "pubmed id|pmcid|pmc",
    "pt": "publication type|ptyp|pt:noexp|publication type:noexp",
    "pubn": "publisher",
    "si": "secondary source id",
    "sb": "subset",
    "nm": "supplementary concept|substance name|nm:noexp",
    "tw": "text word|text words|word|text",
    "ti": "title|titl",
    "tiab": "title/abstract",
    "tt": "transliterated title",
    "uid": "uid",
    "ver": "version",
    "vi": "volume|vol",
}
# Long ago PubMed listed [ab]; einfo does so no more.
GONE = {"ab": "tiab", "abstract": "tiab"}
NEAR = {"ti", "title", "tiab", "title/abstract", "ad", "affiliation"}
DATES = {"dp", "edat", "crdt", "mhda", "lr", "mdat", "dcom", "pdat", "epdat", "ppdat"}

TAGS = {name: short for short, names in _NAMES.items() for name in (short, *names.split("|"))}
