"""Tables of the kinds of documents that carry a seal; see SOURCE.md."""
