"""The verbs of the portal."""

from travesia.portal.services.indexing import catch_up, reindex_all, reindex_item
from travesia.portal.services.items import (
    ItemGiven,
    ShowVerb,
    change_item,
    mark_reviewed,
    open_item,
    restore_item,
    withdraw_item,
)
from travesia.portal.services.links import LinksChecked, check_links
from travesia.portal.services.places import catch_up_places, follow_directory
from travesia.portal.services.searching import (
    count_empty_search,
    index_documents,
    rebuild_index,
    remove_documents,
)
from travesia.portal.services.synonyms import (
    bring_shipped_synonyms,
    remove_synonyms,
    save_synonyms,
)
from travesia.portal.services.texts import (
    approve_text,
    bad_day,
    return_text,
    save_text,
    send_text,
)

__all__ = [
    "ItemGiven",
    "LinksChecked",
    "ShowVerb",
    "approve_text",
    "bad_day",
    "bring_shipped_synonyms",
    "catch_up",
    "catch_up_places",
    "change_item",
    "check_links",
    "count_empty_search",
    "follow_directory",
    "index_documents",
    "mark_reviewed",
    "open_item",
    "rebuild_index",
    "reindex_all",
    "reindex_item",
    "remove_documents",
    "remove_synonyms",
    "restore_item",
    "return_text",
    "save_synonyms",
    "save_text",
    "send_text",
    "withdraw_item",
]
