"""The steps from a saved query to the cache, from an article to a report."""
