"""Opening hours: rules of RFC 5545 as HSDS carries them, reckoned in their own time zone."""

from travesia.directory.domain.hours.opening import (
    SOON,
    Opening,
    OpenState,
    Overlap,
    is_open,
    opening_at,
    overlaps,
)
from travesia.directory.domain.hours.reading import (
    RuleError,
    hours_of,
    read_byday,
    read_time,
    rule_of,
    write_byday,
)
from travesia.directory.domain.hours.rules import (
    DAYS,
    Closure,
    Freq,
    Hours,
    Interval,
    Rule,
    intervals_of,
    zone_of,
)

__all__ = [
    "DAYS",
    "SOON",
    "Closure",
    "Freq",
    "Hours",
    "Interval",
    "OpenState",
    "Opening",
    "Overlap",
    "Rule",
    "RuleError",
    "hours_of",
    "intervals_of",
    "is_open",
    "opening_at",
    "overlaps",
    "read_byday",
    "read_time",
    "rule_of",
    "write_byday",
    "zone_of",
]
