"""The public site for migrants: information that is dated, sourced and in their language."""
