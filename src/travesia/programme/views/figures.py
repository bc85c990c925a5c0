"""The register of figures: a list to look through, each figure with where it comes from."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.core.errors import DeniedError, DomainError
from travesia.programme.domain import Figure, FigureState
from travesia.programme.domain.checks import Finding
from travesia.programme.domain.disclosure import protected
from travesia.programme.domain.results import in_language
from travesia.programme.forms import FigureForm, ReasonForm, form_data
from travesia.programme.selectors import bulletin, framework, sources, words
from travesia.programme.selectors import figures as reading
from travesia.programme.selectors.bulletin import IssueView
from travesia.programme.selectors.exporting import document_of
from travesia.programme.selectors.finding_words import finding_words, severity_words
from travesia.programme.services import figures as services
from travesia.programme.services.errors import FiguresRefusedError, problem_words
from travesia.programme.views.showing import country_words, figure_row, language, split_rows

_SEE, _OBSERVE, _VERIFY = "programme.see", "programme.observe", "programme.verify"
_STATES = (FigureState.ENTERED, FigureState.VERIFIED, FigureState.WITHDRAWN)


@gate.requires(_SEE)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """List figures by indicator, source and state."""
    asked = {name: request.GET.get(name, "") for name in ("indicator", "source", "state")}
    found = reading.figures(**asked)
    indicators = framework.indicators()
    context = {
        "rows": [figure_row(one) for one in sorted(found, key=_newest_result, reverse=True)],
        "asked": asked,
        "indicators": [(one.code, in_language(one.title, language())) for one in indicators],
        "sources": [(one.code, one.label) for one in sources.sources()],
        "states": [(one.value, state_words(one)) for one in _STATES],
        "may_enter": _holds(request, _OBSERVE),
    }
    return render(request, "programme/figures.html", context)


def _newest_result(figure: Figure) -> tuple[bool, str, str]:
    """Order results by their last day; what is context or a name comes after them."""
    return bool(figure.indicator), str(figure.period.last or ""), figure.code


def state_words(state: FigureState) -> str:
    """Return where a figure is."""
    return {
        FigureState.ENTERED: _("Not yet verified"),
        FigureState.VERIFIED: _("Verified"),
        FigureState.WITHDRAWN: _("Withdrawn"),
    }[state]


@gate.requires(_OBSERVE)
@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """Give the book of figures as a file that can be loaded again; small groups stand in it."""
    text = json.dumps(document_of(), indent=2, ensure_ascii=False)
    answer = HttpResponse(text, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="figures.json"'
    return answer


@gate.requires(_SEE)
@require_safe
def figure(request: HttpRequest, code: str) -> HttpResponse:
    """Show a figure: what it counts, where it comes from, what is doubted about it."""
    return _page(request, reading.figure_by_code(code), None)


def _issue(view: IssueView) -> dict[str, str]:
    """Return a published issue in the language of the page, else in its first one."""
    spoken = language() if language() in view.languages else view.languages[0]
    return {"code": view.code, "language": spoken, "title": view.title(spoken)}


def _is_about(finding: Finding, code: str) -> bool:
    """Tell whether a finding is about a figure; a total is not to blame for what may be inside."""
    refs = finding.refs[:1] if finding.code == "subset_unknown" else finding.refs
    return code in refs


def _page(request: HttpRequest, one: Figure, error: DomainError | None) -> HttpResponse:
    found, told = sources.findings()
    source = next((s for s in sources.sources() if s.code == one.source), None)
    titles = {i.code: in_language(i.title, language()) for i in framework.indicators()}
    share = one.attribution_share
    parts = split_rows(protected(one))
    context = {
        "one": one,
        "row": figure_row(one),
        "counts": words.counts_words(one),
        "kind": words.kind_words(one.kind),
        "state": state_words(one.state),
        "where": country_words(one.geography),
        "split": parts,
        "has_shares": any(part["share"] for part in parts),
        "dimension": words.category_words(one.split.dimension) if one.split else "",
        "indicator": titles.get(one.indicator, one.indicator),
        "source": source,
        "share": None if share is None else f"{share:.0%}",
        "printed": [_issue(view) for view in bulletin.issues_citing(one.code)],
        "inside": [figure_row(inner) for inner in reading.subsets_of(one.code)],
        "findings": [
            {
                "severity": f.severity.value,
                "word": severity_words(f.severity),
                "text": finding_words(f),
            }
            for f in (*found, *told)
            if _is_about(f, one.code)
        ],
        "may_verify": _holds(request, _VERIFY) and one.entered_by != gate.actor_of(request).id,
        "may_correct": _holds(request, _OBSERVE),
        "reason": ReasonForm(),
        "error": error,
    }
    return render(request, "programme/figure.html", context, status=422 if error else 200)


@gate.requires(_OBSERVE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter a figure."""
    return _form(request, None)


@gate.requires(_OBSERVE)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """Correct a figure, with the reason."""
    return _form(request, reading.figure_by_code(code))


def _form(request: HttpRequest, before: Figure | None) -> HttpResponse:
    initial = form_data(before) if before else {"indicator": request.GET.get("indicator", "")}
    data = request.POST if request.method == "POST" else None
    form = FigureForm(data, initial=initial, correcting=before is not None)
    error: DomainError | None = None
    if data is not None and form.is_valid():
        actor = gate.actor_of(request)
        try:
            if before is None:
                kept = services.enter_figure(actor=actor, new=form.figure(None))
            else:
                reason = str(form.cleaned_data["reason"])
                kept = services.correct_figure(
                    actor=actor, code=before.code, new=form.figure(before), reason=reason
                )
        except DeniedError:
            raise
        except FiguresRefusedError as refused:
            for problem in refused.problems:
                form.add_error(None, problem_words(problem))
        except DomainError as wrong:
            error = wrong
        else:
            messages.success(request, _("Kept. Somebody else verifies it before it is published."))
            return redirect("programme:figure", code=kept.code)
    context = {"form": form, "before": before, "error": error}
    status = 422 if data is not None else 200
    return render(request, "programme/figure_form.html", context, status=status)


@gate.requires(_VERIFY)
@require_POST
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Stand for a figure."""
    services.verify_figure(actor=gate.actor_of(request), code=code)
    messages.success(request, _("Verified."))
    return redirect("programme:figure", code=code)


@gate.requires(_OBSERVE)
@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Take a figure out, with the reason."""
    try:
        services.withdraw_figure(
            actor=gate.actor_of(request), code=code, reason=request.POST.get("reason", "")
        )
    except DeniedError:
        raise
    except DomainError as wrong:
        return _page(request, reading.figure_by_code(code), wrong)
    messages.success(request, _("Withdrawn. It stays in the register with the reason."))
    return redirect("programme:figure", code=code)


def _holds(request: HttpRequest, permission: str) -> bool:
    return bool(access.scopes_of(actor=gate.actor_of(request), permission=permission))
