"""English text: sentences with exact offsets, one parse, and what words mean to a clause."""
