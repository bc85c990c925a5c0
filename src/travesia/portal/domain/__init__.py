"""Rules and values of the portal; no Django."""

from travesia.portal.domain.addresses import good_code, good_slug, slug_of
from travesia.portal.domain.errors import PortalConflictError, PortalError, PortalNotFoundError
from travesia.portal.domain.fallback import LANGUAGES, Passage, Reading, chain, reading
from travesia.portal.domain.freshness import AMBER_DAYS, RED_DAYS, Freshness, freshness
from travesia.portal.domain.kinds import (
    BLOCKS,
    SCRIPT,
    Block,
    Kind,
    Shape,
    Stage,
    Topic,
    block_of,
    languages_needed,
)
from travesia.portal.domain.plainness import Plainness, plainness, spoken_seconds
from travesia.portal.domain.texts import (
    STEPS,
    Lack,
    LiveText,
    TextState,
    Wording,
    lacks,
    lines_of,
    outdated,
    paragraphs_of,
)
from travesia.portal.domain.tongue import Guess, guess
from travesia.portal.domain.views import ItemFacts, PublicItem, Source, TextView

__all__ = [
    "AMBER_DAYS",
    "BLOCKS",
    "LANGUAGES",
    "RED_DAYS",
    "SCRIPT",
    "STEPS",
    "Block",
    "Freshness",
    "Guess",
    "ItemFacts",
    "Kind",
    "Lack",
    "LiveText",
    "Passage",
    "Plainness",
    "PortalConflictError",
    "PortalError",
    "PortalNotFoundError",
    "PublicItem",
    "Reading",
    "Shape",
    "Source",
    "Stage",
    "TextState",
    "TextView",
    "Topic",
    "Wording",
    "block_of",
    "chain",
    "freshness",
    "good_code",
    "good_slug",
    "guess",
    "lacks",
    "languages_needed",
    "lines_of",
    "outdated",
    "paragraphs_of",
    "plainness",
    "reading",
    "slug_of",
    "spoken_seconds",
]
