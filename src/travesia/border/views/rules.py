"""The titles of rules of stay, wherever a screen cites one."""

from travesia.border import selectors
from travesia.border.views import days


def rule_title(version: str) -> str:
    """Return the title of a rule of stay; its version where the book has it no longer."""
    rules = selectors.rules_here().rules
    found = next((rule for rule in rules if rule.version == version), None)
    return version if found is None else found.title(days.language())
