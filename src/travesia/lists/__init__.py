"""Watch lists: sources, versions, entries, and hits that a person answers."""
