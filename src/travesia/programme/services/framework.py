"""Keeping the framework: results, indicators, targets, disaggregation schemes."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.errors import NotFoundError
from travesia.journal import services as journal
from travesia.programme.domain.results import IndicatorView, Level, NodeView, SchemeView, TargetView
from travesia.programme.domain.schemes import scheme_problem
from travesia.programme.events.figures import (
    IndicatorKept,
    ResultKept,
    SchemeVersionAdded,
    TargetSet,
)
from travesia.programme.models import Indicator, ResultNode, Scheme, Target
from travesia.programme.selectors.framework import indicator_by_code, newest_scheme, nodes
from travesia.programme.services.errors import ProgrammeError

_GCM_OBJECTIVES = 23


def keep_node(*, actor: Actor, node: NodeView) -> NodeView:
    """Add an objective, outcome area or output, or change what is said of it.

    What changes nothing is not recorded. Raises NotFoundError (`programme.no_such_result`) for an
    unknown parent, ProgrammeError (`programme.result_level`, `programme.gcm`), AccessDeniedError.
    """
    _authorize(actor)
    known = {one.code: one for one in nodes()}
    parent = known.get(node.parent)
    if node.parent and parent is None:
        raise NotFoundError(
            "programme.no_such_result", _("There is no result %(name)s."), name=node.parent
        )
    if (node.level is Level.OBJECTIVE) != (parent is None):
        raise ProgrammeError(
            "programme.result_level", _("Only the objective stands under nothing else.")
        )
    if any(not 1 <= number <= _GCM_OBJECTIVES for number in node.gcm):
        raise ProgrammeError("programme.gcm", _("The Global Compact has objectives 1 to 23."))
    if known.get(node.code) == node:
        return node
    with transaction.atomic():
        ResultNode.objects.update_or_create(
            code=node.code,
            defaults={
                "level": node.level.value,
                "parent": ResultNode.objects.get(code=node.parent) if node.parent else None,
                "title": dict(node.title),
                "position": node.position,
                "gcm": list(node.gcm),
                "sdg": list(node.sdg),
            },
        )
        event = ResultKept(node.code, node.level.value, node.parent, node.gcm, node.sdg)
        journal.record(actor=actor, event=event, purpose=Purpose.STATISTICS)
    return node


def keep_indicator(*, actor: Actor, indicator: IndicatorView) -> IndicatorView:
    """Add an indicator, or change it: its version is raised and no figure is touched.

    Targets are set by `set_target`. Raises NotFoundError (`programme.no_such_result`),
    AccessDeniedError.
    """
    _authorize(actor)
    node = ResultNode.objects.filter(code=indicator.node).first()
    if indicator.node and node is None:
        raise NotFoundError(
            "programme.no_such_result", _("There is no result %(name)s."), name=indicator.node
        )
    row = Indicator.objects.filter(code=indicator.code).first()
    columns = _columns(indicator, node)
    if row is not None and all(getattr(row, name) == value for name, value in columns.items()):
        return indicator_by_code(indicator.code)
    version = 1 if row is None else row.version + 1
    with transaction.atomic():
        Indicator.objects.update_or_create(
            code=indicator.code, defaults={**columns, "version": version}
        )
        event = IndicatorKept(
            code=indicator.code,
            version=version,
            node=indicator.node,
            unit=indicator.unit,
            basis=indicator.basis.value,
            aggregation=indicator.aggregation.value,
            scheme=indicator.scheme_key,
            computed=indicator.computed,
        )
        journal.record(actor=actor, event=event, purpose=Purpose.STATISTICS)
    return indicator_by_code(indicator.code)


def _columns(indicator: IndicatorView, node: ResultNode | None) -> dict[str, object]:
    return {
        "node": node,
        "title": dict(indicator.title),
        "definition": dict(indicator.definition or {}),
        "verification": dict(indicator.verification or {}),
        "unit": indicator.unit,
        "basis": indicator.basis.value,
        "aggregation": indicator.aggregation.value,
        "scheme_key": indicator.scheme_key,
        "baseline": indicator.baseline,
        "baseline_on": indicator.baseline_on,
        "computed": indicator.computed,
        "public": indicator.public,
        "position": indicator.position,
    }


def set_target(*, actor: Actor, indicator: str, target: TargetView) -> IndicatorView:
    """Set what an indicator is to reach within a period.

    Raises NotFoundError, ProgrammeError (`programme.period_reversed`), AccessDeniedError.
    """
    _authorize(actor)
    known = indicator_by_code(indicator)
    if target.last < target.first:
        raise ProgrammeError("programme.period_reversed", _("The period ends before it starts."))
    if target in known.targets:
        return known
    with transaction.atomic():
        Target.objects.update_or_create(
            indicator=Indicator.objects.get(code=indicator),
            first=target.first,
            last=target.last,
            defaults={"value": target.value},
        )
        event = TargetSet(indicator, target.first, target.last, f"{target.value:f}")
        journal.record(actor=actor, event=event, purpose=Purpose.STATISTICS)
    return indicator_by_code(indicator)


def add_scheme_version(*, actor: Actor, scheme: SchemeView) -> SchemeView:
    """Add a version of a disaggregation scheme; figures keep the one they were collected in.

    Raises ProgrammeError (`programme.scheme`) where a category of the version before would be
    lost, AccessDeniedError.
    """
    _authorize(actor)
    before = newest_scheme(scheme.key)
    if scheme == before:
        return scheme
    problem = scheme_problem(scheme, before)
    if problem:
        raise ProgrammeError(
            "programme.scheme",
            _(
                "The new version does not say what became of every category, or its number or day "
                "does not follow (%(problem)s). Nothing was changed."
            ),
            problem=problem,
        )
    with transaction.atomic():
        Scheme.objects.create(
            key=scheme.key,
            version=scheme.version,
            categories=list(scheme.categories),
            labels={name: dict(texts) for name, texts in scheme.labels.items()},
            mapping=dict(scheme.mapping),
            in_force_from=scheme.in_force_from,
        )
        event = SchemeVersionAdded(
            key=scheme.key,
            version=scheme.version,
            categories=scheme.categories,
            mapping=scheme.mapping,
            in_force_from=scheme.in_force_from,
        )
        journal.record(actor=actor, event=event, purpose=Purpose.STATISTICS)
    return scheme


def _authorize(actor: Actor) -> None:
    access.authorize(actor=actor, permission="programme.keep_framework", scope=Scope())
