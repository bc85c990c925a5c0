"""Enter an application, issue at once, or lengthen a stay."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.core import clock
from travesia.core.errors import DeniedError, DomainError, NotFoundError
from travesia.credentials import selectors, services
from travesia.credentials.domain import NewAuthorisation
from travesia.credentials.forms import FIELD_OF, NewForm, TermsForm, first_days
from travesia.credentials.views.words import purpose_of


@never_cache
@gate.requires("credentials.issue", purpose=Purpose.AUTHORISATION)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter an application, or issue at once what was decided at the counter."""
    if request.method != "POST":
        countries = selectors.countries_for(gate.actor_of(request)) or ("",)
        return _page(request, NewForm(initial=first_days(clock.today(), countries[0])))
    form = NewForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    return _kept(request, form, form.new())


@never_cache
@gate.requires("credentials.issue", purpose=Purpose.AUTHORISATION)
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, authorisation_id: UUID) -> HttpResponse:
    """Lengthen the stay under an authorisation."""
    record = selectors.access_authorisation(
        actor=gate.actor_of(request),
        authorisation_id=authorisation_id,
        purpose=purpose_of(request),
    )
    if request.method != "POST":
        form = TermsForm(initial={"valid_from": record.view.terms.valid_until})
        return _page(request, form, record)
    form = TermsForm(request.POST)
    if not form.is_valid():
        return _page(request, form, record, status=400)
    return _kept(request, form, form.extension_of(record), record)


def _kept(
    request: HttpRequest,
    form: Form,
    wanted: NewAuthorisation,
    record: selectors.Record | None = None,
) -> HttpResponse:
    at_once = request.POST.get("act") == "issue"
    act = services.issue if at_once else services.apply
    try:
        made = act(actor=gate.actor_of(request), new=wanted)
    except (DeniedError, NotFoundError):
        raise
    except DomainError as error:
        _put_beside(form, error)
        return _page(request, form, record, status=error.status)
    said = _("Issued: %(number)s.") % {"number": made.number} if at_once else _("Application kept.")
    messages.success(request, said)
    return redirect("credentials:record", made.id)


def _put_beside(form: Form, error: DomainError) -> None:
    """Put each problem beside its field; what has no field stands above the form."""
    problems = error.facts.get("problems")
    if not isinstance(problems, tuple):
        form.add_error(None, str(error.message))
        return
    for code in problems:
        field = FIELD_OF.get(code)
        known = field if field in form.fields else None
        form.add_error(known, str(services.problem_words(code)))


def _page(
    request: HttpRequest, form: Form, record: selectors.Record | None = None, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "record": record}
    return render(request, "credentials/new.html", context, status=status)
