"""Every command: its module in littrack.cli, its function, its first line of help."""

from __future__ import annotations

SECTIONS: dict[str, dict[str, tuple[str, str, str]]] = {
    "Start": {
        "demo": ("demo", "demo", "See a whole run on a sample article, without a network."),
        "init": ("init", "init", "Make a workspace with a commented topic to edit."),
    },
    "Every day": {
        "run": ("run", "run", "Refresh, check the topic's articles, report: what a timer calls."),
        "refresh": ("refresh", "refresh", "Fetch what the saved queries find in PubMed."),
        "check": ("check", "check", "Hold articles against the records at hand."),
        "verify": ("verify", "verify", "Hold statements and quotes against their references."),
        "report": ("report", "report", "Write the evidence report of a topic."),
        "changes": ("changes", "changes", "Tell what moved since the last run."),
        "explain": ("explain", "explain", "Follow one claim and one record step by step."),
    },
    "Look things up": {
        "search": ("records", "search", "Search the records at hand."),
        "show": ("records", "show", "Show one record, its notices and its history."),
        "claims": ("claims", "claims", "List the claims and citations of an article."),
        "status": (
            "status",
            "status",
            "Tell the last good run of each query, and what is due.",
        ),
        "export": ("export", "export", "Print or write records and evidence in many formats."),
    },
    "A whole corpus": {
        "corpus": ("corpus", "corpus", "Build, update, search and match PubMed's own files."),
    },
    "Decide": {
        "review": ("review", "review", "Walk through uncertain verdicts and decide."),
        "judge": ("judge", "judge", "Try the reader of stances on built-in pairs."),
        "audit": ("review", "audit", "Hold the machine's verdicts against people's."),
    },
    "Maintain": {
        "queries": ("queries", "queries", "List, lint, import, count and test saved queries."),
        "lexicon": ("lexicon", "lexicon", "Show what new words change on a text."),
        "import": ("importing", "import_", "Take in records, reference lists and lists of PMIDs."),
        "doctor": ("store", "doctor", "Answer whether all is well, and mend the store."),
        "backup": ("store", "backup", "Copy the store to a file."),
        "restore": ("store", "restore", "Put a backup in the store's place."),
        "fulltext": ("fulltext", "fulltext", "Fetch full texts that are free from PubMed Central."),
        "models": ("models", "models", "Fetch a larger NLI model of your choice, by its hash."),
        "schedule": ("schedule", "schedule", "Print a timer that runs littrack by itself."),
    },
}

COMMANDS = {name: entry for part in SECTIONS.values() for name, entry in part.items()}
