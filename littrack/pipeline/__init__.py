"""The corridor: the straight lines from a saved query to the cache, from an article to a report."""
