"""What happens to figures, indicators, targets and schemes; values are text, as they are exact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class FigureEntered(Event):
    """A figure was entered by hand, counted by the program or taken from a file."""

    KIND = "programme.figure_entered"

    code: str
    indicator: str
    value: str
    """Empty where there is none."""
    null_reason: str
    qualifier: str
    unit: str
    subject: str
    kind: str
    basis: str
    first: date | None
    last: date | None
    geography: tuple[str, ...]
    dimension: str
    form: str
    parts: Mapping[str, str]
    """Value by category; where it has none, the reason in square brackets."""
    subset_of: str
    subset_status: str
    source: str


@register_event
@dataclass(frozen=True, slots=True)
class FigureCorrected(Event):
    """A figure was corrected; whoever verified it must look at it again."""

    KIND = "programme.figure_corrected"

    code: str
    revision: int
    fields: tuple[str, ...]
    """Names of what changed, in order."""
    before: Mapping[str, str]
    after: Mapping[str, str]
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class FigureVerified(Event):
    """Somebody other than who entered it looked at the proof and stands for the figure."""

    KIND = "programme.figure_verified"

    code: str
    revision: int


@register_event
@dataclass(frozen=True, slots=True)
class FigureWithdrawn(Event):
    """A figure no longer stands; it stays in the register with the reason."""

    KIND = "programme.figure_withdrawn"

    code: str
    revision: int
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class SourceLoaded(Event):
    """A publication was taken in, or what is said of it changed."""

    KIND = "programme.source_loaded"

    code: str
    label: str
    first: date | None
    last: date | None
    records: int


@register_event
@dataclass(frozen=True, slots=True)
class ResultKept(Event):
    """An objective, outcome area or output was added or changed."""

    KIND = "programme.result_kept"

    code: str
    level: str
    parent: str
    gcm: tuple[int, ...]
    sdg: tuple[str, ...]


@register_event
@dataclass(frozen=True, slots=True)
class IndicatorKept(Event):
    """An indicator was added or changed; its version is raised by each change."""

    KIND = "programme.indicator_kept"

    code: str
    version: int
    node: str
    unit: str
    basis: str
    aggregation: str
    scheme: str
    computed: str


@register_event
@dataclass(frozen=True, slots=True)
class TargetSet(Event):
    """What an indicator is to reach in a period was set or changed."""

    KIND = "programme.target_set"

    indicator: str
    first: date
    last: date
    value: str


@register_event
@dataclass(frozen=True, slots=True)
class SchemeVersionAdded(Event):
    """A disaggregation scheme got a new version; figures keep the one they were collected in."""

    KIND = "programme.scheme_version_added"

    key: str
    version: int
    categories: tuple[str, ...]
    mapping: Mapping[str, str]
    in_force_from: date
