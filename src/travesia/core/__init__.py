"""Ground: ids, clock, errors, registries, events, jobs, base templates and assets."""
