"""Rules and values of places; no Django."""

from travesia.places.domain.cod_ab import AreaRow, CodTable, Problem, read_cod_ab
from travesia.places.domain.errors import PlacesError
from travesia.places.domain.post_states import NEXT, PostState, StateOn, order_problem, state_at
from travesia.places.domain.validity import Version, merge_version
from travesia.places.domain.views import (
    AreaImport,
    AreaView,
    CountryView,
    Mode,
    NewPost,
    NewSite,
    PostView,
    SiteKind,
    SiteView,
)

__all__ = [
    "NEXT",
    "AreaImport",
    "AreaRow",
    "AreaView",
    "CodTable",
    "CountryView",
    "Mode",
    "NewPost",
    "NewSite",
    "PlacesError",
    "PostState",
    "PostView",
    "Problem",
    "SiteKind",
    "SiteView",
    "StateOn",
    "Version",
    "merge_version",
    "order_problem",
    "read_cod_ab",
    "state_at",
]
