"""Reads of the directory; everything they hand out is redacted for its reader."""

from travesia.directory.selectors.batches import service_cards, service_cards_in
from travesia.directory.selectors.cards import (
    consular_posts,
    languages_spoken,
    sending_states,
    service_card,
    visits,
)
from travesia.directory.selectors.exporting import public_file
from travesia.directory.selectors.near import ServiceNear, ServicesFound, services_near
from travesia.directory.selectors.packs import (
    LONGEST_KEPT_SECONDS,
    Withdrawn,
    stamp_of,
    taken_back_since,
    withdrawn_since,
)
from travesia.directory.selectors.revision import revision

__all__ = [
    "LONGEST_KEPT_SECONDS",
    "ServiceNear",
    "ServicesFound",
    "Withdrawn",
    "consular_posts",
    "languages_spoken",
    "public_file",
    "revision",
    "sending_states",
    "service_card",
    "service_cards",
    "service_cards_in",
    "services_near",
    "stamp_of",
    "taken_back_since",
    "visits",
    "withdrawn_since",
]
