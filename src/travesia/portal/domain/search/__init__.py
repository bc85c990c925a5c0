"""The search of the portal; no Django, no database, no text of a question kept anywhere."""

from travesia.portal.domain.search.documents import (
    Entry,
    Hit,
    SearchDocument,
    SearchQuery,
    SearchResult,
    Shown,
)
from travesia.portal.domain.search.engine import PAGE, Library, find
from travesia.portal.domain.search.normalise import fold
from travesia.portal.domain.search.pack import pack_index
from travesia.portal.domain.search.postings import Indexed, index_of, shown_of
from travesia.portal.domain.search.rank import Corpus, Postings
from travesia.portal.domain.search.shelf import Shelf, entry_of
from travesia.portal.domain.search.stem import LANGUAGES
from travesia.portal.domain.search.synonyms import (
    EVERY,
    LONGEST_PHRASE,
    SynonymGroup,
    Synonyms,
    forms_of,
    shipped_groups,
)
from travesia.portal.domain.search.vocabulary import Vocabulary, Word

__all__ = [
    "EVERY",
    "LANGUAGES",
    "LONGEST_PHRASE",
    "PAGE",
    "Corpus",
    "Entry",
    "Hit",
    "Indexed",
    "Library",
    "Postings",
    "SearchDocument",
    "SearchQuery",
    "SearchResult",
    "Shelf",
    "Shown",
    "SynonymGroup",
    "Synonyms",
    "Vocabulary",
    "Word",
    "entry_of",
    "find",
    "fold",
    "forms_of",
    "index_of",
    "pack_index",
    "shipped_groups",
    "shown_of",
]
