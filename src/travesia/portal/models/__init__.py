"""Tables of the portal."""

from travesia.portal.models.content import Item, ItemCountry, Text
from travesia.portal.models.feedback import Feedback, FeedbackMark
from travesia.portal.models.links import LinkState
from travesia.portal.models.recording import Recording
from travesia.portal.models.search import (
    EmptySearchCount,
    SearchDocument,
    SearchIndex,
    SearchTerm,
    SearchWord,
    SynonymGroup,
)

__all__ = [
    "EmptySearchCount",
    "Feedback",
    "FeedbackMark",
    "Item",
    "ItemCountry",
    "LinkState",
    "Recording",
    "SearchDocument",
    "SearchIndex",
    "SearchTerm",
    "SearchWord",
    "SynonymGroup",
    "Text",
]
