"""Words and names: the lexicon, inflection, and a project's own lists."""
