"""The programme's own memory: what was done, for whom, where, with what result."""
