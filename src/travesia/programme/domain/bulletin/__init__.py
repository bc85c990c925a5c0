"""The bulletin's rules: an issue as a document that refers to figures and never types them."""

from travesia.programme.domain.bulletin.bodies import Body, known_bodies
from travesia.programme.domain.bulletin.checks import Fault, faults, period_of
from travesia.programme.domain.bulletin.citing import cited_codes
from travesia.programme.domain.bulletin.freezing import digest, from_json, snapshot
from travesia.programme.domain.bulletin.laying import lay
from travesia.programme.domain.bulletin.shape import misshapen
from travesia.programme.domain.bulletin.states import PUBLISHED, STEPS, IssueState
from travesia.programme.domain.bulletin.texts import Document, places
from travesia.programme.domain.bulletin.wording import LANGUAGES

__all__ = [
    "LANGUAGES",
    "PUBLISHED",
    "STEPS",
    "Body",
    "Document",
    "Fault",
    "IssueState",
    "cited_codes",
    "digest",
    "faults",
    "from_json",
    "known_bodies",
    "lay",
    "misshapen",
    "period_of",
    "places",
    "snapshot",
]
