"""The page that is printed: a sticker of its true size, or a card with both sides."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.credentials import selectors, services
from travesia.credentials.domain import Size
from travesia.credentials.views.words import country_words
from travesia.vocab import term_name


@never_cache
@gate.requires("credentials.issue", purpose=Purpose.AUTHORISATION)
@require_safe
def paper(request: HttpRequest, authorisation_id: UUID) -> HttpResponse:
    """Show what is printed; `size` chooses MRV-A or MRV-B for a sticker."""
    asked = request.GET.get("size", Size.MRV_A.value)
    size = Size(asked) if asked in set(Size) else Size.MRV_A
    try:
        made = services.print_authorisation(
            actor=gate.actor_of(request), authorisation_id=authorisation_id, size=size
        )
    except services.CredentialConflictError as error:
        messages.error(request, error.message)
        return redirect("credentials:record", authorisation_id)
    view, holder = made.view, made.view.holder
    context = {
        "made": made,
        "view": view,
        "kind": selectors.kind_words(view.kind),
        "issuer": country_words(view.issuer),
        "country": country_words(view.country),
        "nationality": country_words(holder.nationality),
        "sex": term_name("sexes", holder.sex, get_language() or "en") if holder.sex else "",
        "size": size.value,
        "other": (Size.MRV_B if size is Size.MRV_A else Size.MRV_A).value,
        "sheet": _sheet(size),
    }
    return render(request, "credentials/paper.html", context)


def _sheet(size: Size) -> dict[str, str]:
    """Return where things stand on a sticker, in millimetres (Doc 9303-7 §3.1 and §3.2).

    The zone is 23.2 mm high at the lower edge; its characters are 2.54 mm apart, so that 44 of
    them are 111.8 mm wide and 36 are 91.4 mm.
    """
    width, height = size.millimetres
    places = 44 if size is Size.MRV_A else 36
    wide = places * 2.54
    top = height - 23.2
    found = {
        "width": width,
        "height": height,
        "right": width - 5,
        "zone_top": top,
        "zone_width": wide,
        "zone_left": (width - wide) / 2,
        "first": top + 8.5,
        "second": top + 14.9,
    }
    # As text: a drawing has points whatever the language writes.
    return {name: f"{value:.5g}" for name, value in found.items()}
