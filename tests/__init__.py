"""The tests; a package, so that no other library that installs its own tests stands in the way."""
