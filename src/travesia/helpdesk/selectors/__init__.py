"""The room's reads: frozen values; nothing of them says who a person is."""

from travesia.helpdesk.selectors.callbacks import callbacks_waiting, waiting_count
from travesia.helpdesk.selectors.contacts import Logged, contact_again, logged_lately
from travesia.helpdesk.selectors.desks import (
    desk_by_code,
    desks,
    desks_open_to,
    find_desk,
)
from travesia.helpdesk.selectors.referral_targets import (
    TARGET_SOURCES,
    Target,
    TargetSource,
    targets_near,
)
from travesia.helpdesk.selectors.referrals import open_referrals, referrals_by_code
from travesia.helpdesk.selectors.reports import (
    countries_reported,
    monthly_report,
    totals_by_country,
)
from travesia.helpdesk.selectors.words import (
    choices_of,
    language_words,
    topic_words,
    words_of,
)

__all__ = [
    "TARGET_SOURCES",
    "Logged",
    "Target",
    "TargetSource",
    "callbacks_waiting",
    "choices_of",
    "contact_again",
    "countries_reported",
    "desk_by_code",
    "desks",
    "desks_open_to",
    "find_desk",
    "language_words",
    "logged_lately",
    "monthly_report",
    "open_referrals",
    "referrals_by_code",
    "targets_near",
    "topic_words",
    "totals_by_country",
    "waiting_count",
    "words_of",
]
