"""What a rule leaves to officers: other days at an entry, and a late exit."""

from enum import StrEnum


class Granting(StrEnum):
    """Which other days than those of the rule an officer may grant with an entry."""

    NONE = "none"
    #: Fewer: a shorter stay than the rule allows.
    FEWER = "fewer"
    #: Fewer or more: what the officer grants takes the place of the days of the rule.
    OTHER = "other"


class LateExit(StrEnum):
    """What the desk does with somebody who leaves after the last day."""

    #: It says so, and the likely step stays what it was.
    SAY = "say"
    #: It says so, and second line is the likely step.
    SECOND_LINE = "second_line"
