"""The rules of stay that hold at this node."""

from travesia.border.domain.staying import RuleBook, example_book


def rules_here() -> RuleBook:
    """Return the book of rules by which stays are reckoned here."""
    return example_book()
