"""What visas are offered online, and the form to apply: open to everybody, no account."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from travesia.access import gate
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.core.visitors import address_of
from travesia.credentials import services as ledger
from travesia.credentials.domain.evisa import Offer, Office, in_language
from travesia.credentials.selectors import evisa as selectors
from travesia.credentials.services import evisa as services
from travesia.credentials.views.evisa.arriving import InMemory
from travesia.credentials.views.evisa.forms import FIELD_OF, ApplyForm
from travesia.credentials.views.words import country_words

WHY_PUBLIC = "anybody may read what is offered and apply; nothing kept is shown here"


@dataclass(frozen=True, slots=True)
class OfferWords:
    """One offer in the reader's language."""

    offer: Offer
    title: str
    country: str
    office: str
    contact: str
    fee: str
    asks: list[str]
    only_for: list[str]
    not_for: list[str]
    payable: bool


@gate.public(WHY_PUBLIC)
@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """Show what is offered today, to whom, for how much, with what to hand in."""
    found = [words_of(one) for one in selectors.offers_here()]
    example = any(one.offer.example for one in found)
    return render(request, "credentials/evisa/offers.html", {"offers": found, "example": example})


# No token against forged forms: neither cookie nor session speaks for whoever sends this, so that
# a foreign page could do no more with it than its reader can. The same holds for `mine`.
@csrf_exempt
@never_cache
@gate.public(WHY_PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, offer_id: str) -> HttpResponse:
    """Show the form, or keep what was typed; the reference and the code are shown this once."""
    request.upload_handlers = [InMemory(request)]
    offer = selectors.book_of_offers().offer(offer_id, clock.today())
    if offer is None or offer not in selectors.offers_here() or not selectors.payable(offer):
        raise Http404
    if request.method != "POST":
        return _page(request, offer, ApplyForm())
    form = ApplyForm(request.POST)
    if not form.is_valid():
        return _page(request, offer, form, status=422)
    try:
        begun = services.begin(
            new=form.new(offer), token=form.token_given(), address=address_of(request)
        )
    except DomainError as error:
        _put_beside(form, error)
        return _page(request, offer, form, status=error.status)
    return render(
        request, "credentials/evisa/begun.html", {"begun": begun, "offer": words_of(offer)}
    )


def words_of(offer: Offer) -> OfferWords:
    """Return an offer in the reader's language."""
    language = get_language() or "en"
    office: Office | None = selectors.book_of_offers().offices.get(offer.country)
    return OfferWords(
        offer=offer,
        title=in_language(offer.title, language),
        country=country_words(offer.country),
        office=in_language(office.name, language) if office else "",
        contact=office.contact if office else "",
        fee=offer.fee.text() if offer.fee else "",
        asks=[selectors.document_words(kind) for kind in offer.asks],
        only_for=sorted(country_words(code) for code in offer.nationalities),
        not_for=sorted(country_words(code) for code in offer.not_for),
        payable=selectors.payable(offer),
    )


def _put_beside(form: ApplyForm, error: DomainError) -> None:
    """Put each problem beside its field; what has no field stands above the form."""
    problems = error.facts.get("problems")
    if not isinstance(problems, tuple):
        form.add_error(None, str(error.message))
        return
    for code in problems:
        said = selectors.problem_words(code) or ledger.problem_words(code)
        form.add_error(FIELD_OF.get(code), str(said))


def _page(
    request: HttpRequest, offer: Offer, form: ApplyForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "offer": words_of(offer), "wrong": len(form.errors)}
    return render(request, "credentials/evisa/apply.html", context, status=status)
