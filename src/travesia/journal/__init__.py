"""Ground: the one append-only, hash-chained record of every act and every look."""
