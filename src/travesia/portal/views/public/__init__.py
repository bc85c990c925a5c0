"""Pages that anybody reads: no account, no cookie, no script needed."""
