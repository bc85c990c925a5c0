"""The rules of results: what a figure is, what may be added, what is wrong; no Django."""

from travesia.programme.domain.figures import (
    Basis,
    Figure,
    FigureState,
    Kind,
    NullReason,
    Part,
    Period,
    Qualifier,
    Split,
    SplitForm,
    SubsetStatus,
)

__all__ = [
    "Basis",
    "Figure",
    "FigureState",
    "Kind",
    "NullReason",
    "Part",
    "Period",
    "Qualifier",
    "Split",
    "SplitForm",
    "SubsetStatus",
]
