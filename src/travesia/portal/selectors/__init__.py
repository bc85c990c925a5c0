"""Reads of the portal; it holds no personal data."""

from travesia.portal.selectors.desk import (
    BoardRow,
    LanguageState,
    board,
    item_for_editing,
    live_text,
    text,
    text_in_work,
    texts_of,
)
from travesia.portal.selectors.reading import (
    countries_of,
    item_by_code,
    item_by_slug,
    items_by_id,
    live_texts,
    shown,
)
from travesia.portal.selectors.searching import (
    EmptySearches,
    SynonymRow,
    empty_searches,
    search,
    synonym_row,
    synonym_rows,
)

__all__ = [
    "BoardRow",
    "EmptySearches",
    "LanguageState",
    "SynonymRow",
    "board",
    "countries_of",
    "empty_searches",
    "item_by_code",
    "item_by_slug",
    "item_for_editing",
    "items_by_id",
    "live_text",
    "live_texts",
    "search",
    "shown",
    "synonym_row",
    "synonym_rows",
    "text",
    "text_in_work",
    "texts_of",
]
