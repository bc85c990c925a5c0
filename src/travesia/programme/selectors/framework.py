"""Reading the results framework: nodes, indicators with their targets, schemes."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.core.errors import NotFoundError
from travesia.core.once import once
from travesia.programme.domain import Basis
from travesia.programme.domain.results import (
    Aggregation,
    IndicatorView,
    Level,
    NodeView,
    SchemeView,
    TargetView,
    in_language,
)
from travesia.programme.models import Indicator, ResultNode, Scheme
from travesia.programme.selectors.rows import scheme_value


def nodes() -> tuple[NodeView, ...]:
    """Return objective, outcome areas and outputs, in the order of the framework."""
    rows = ResultNode.objects.select_related("parent")
    return tuple(
        NodeView(
            code=row.code,
            level=Level(row.level),
            parent=row.parent.code if row.parent is not None else "",
            title=row.title,
            position=row.position,
            gcm=tuple(row.gcm),
            sdg=tuple(row.sdg),
        )
        for row in rows
    )


def indicators() -> tuple[IndicatorView, ...]:
    """Return the indicators with their targets, in the order of the framework."""
    rows = Indicator.objects.select_related("node").prefetch_related("targets")
    return tuple(_indicator(row) for row in rows)


def indicator_by_code(code: str) -> IndicatorView:
    """Return an indicator; NotFoundError (`programme.no_such_indicator`)."""
    row = Indicator.objects.select_related("node").prefetch_related("targets")
    found = row.filter(code=code).first()
    if found is None:
        raise NotFoundError(
            "programme.no_such_indicator", _("There is no indicator %(name)s."), name=code
        )
    return _indicator(found)


def indicator_title(code: str) -> str:
    """Return what an indicator is called in the active language; its code where it is not kept."""

    def titles() -> dict[str, str]:
        language = get_language() or "en"
        rows = Indicator.objects.values_list("code", "title")
        return {code: in_language(title, language) for code, title in rows}

    return once(("programme.titles", get_language()), titles).get(code, code)


def schemes(key: str = "") -> tuple[SchemeView, ...]:
    """Return the versions of a scheme, or of all of them, oldest first."""
    rows = Scheme.objects.filter(key=key) if key else Scheme.objects.all()
    return tuple(scheme_value(row) for row in rows)


def newest_scheme(key: str) -> SchemeView | None:
    """Return the newest version of a scheme; None where there is none."""
    found = schemes(key) if key else ()
    return found[-1] if found else None


def _indicator(row: Indicator) -> IndicatorView:
    return IndicatorView(
        code=row.code,
        node=row.node.code if row.node is not None else "",
        title=row.title,
        unit=row.unit,
        basis=Basis(row.basis),
        aggregation=Aggregation(row.aggregation),
        definition=row.definition,
        verification=row.verification,
        scheme_key=row.scheme_key,
        baseline=row.baseline,
        baseline_on=row.baseline_on,
        computed=row.computed,
        public=row.public,
        position=row.position,
        version=row.version,
        targets=tuple(TargetView(t.first, t.last, t.value) for t in row.targets.all()),
    )
