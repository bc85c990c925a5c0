"""How long somebody may stay, by rules that are data; pure, and every answer cites its rule."""

from travesia.border.domain.staying.asking import (
    Asked,
    Authorisation,
    Bound,
    Paper,
    Question,
    Standing,
    StayAnswer,
)
from travesia.border.domain.staying.officers import Granting, LateExit
from travesia.border.domain.staying.presence import Passage, Presence, in_order, presences
from travesia.border.domain.staying.reckoning import reckon
from travesia.border.domain.staying.rule_files import RuleBookError, example_book, read_rules
from travesia.border.domain.staying.rules import (
    Area,
    Limits,
    RuleBook,
    StayRule,
)
from travesia.border.domain.staying.sentences import CATALOGUE, StayReason, kind_name

__all__ = [
    "CATALOGUE",
    "Area",
    "Asked",
    "Authorisation",
    "Bound",
    "Granting",
    "LateExit",
    "Limits",
    "Paper",
    "Passage",
    "Presence",
    "Question",
    "RuleBook",
    "RuleBookError",
    "Standing",
    "StayAnswer",
    "StayReason",
    "StayRule",
    "example_book",
    "in_order",
    "kind_name",
    "presences",
    "read_rules",
    "reckon",
]
