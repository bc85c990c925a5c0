"""Pages of access: sign-in, the booth, people, one's own page and the demonstration."""
