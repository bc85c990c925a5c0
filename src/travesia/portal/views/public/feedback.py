"""The question at the end of a page: did it help, what is missing? Works without a script."""

from django.http import HttpRequest, HttpResponse

from travesia.core.errors import DomainError
from travesia.core.visitors import address_of
from travesia.portal import selectors
from travesia.portal.domain.feedback import MISSING_LIMIT
from travesia.portal.selectors import words
from travesia.portal.services import feedback as services
from travesia.portal.views.public.frame import form_page, show


@form_page
def feedback(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Show the question for a page, or keep the answer."""
    item = selectors.item_by_slug(slug)
    reading = item.reading(language)
    context: dict[str, object] = {
        "item": item.facts,
        "title": reading.title,
        "title_language": reading.language,
        "blocks": [(one.block.key, words.BLOCKS[one.block.key]) for one in reading.passages],
        "block": request.POST.get("block", request.GET.get("block", "")),
        "missing": request.POST.get("missing", ""),
        "limit": MISSING_LIMIT,
    }
    if request.method != "POST":
        return show(request, "feedback.html", context)
    answer = request.POST.get("helped", "")
    if answer not in ("yes", "no"):
        return show(request, "feedback.html", {**context, "asked": True}, status=422)
    try:
        services.say(
            item=item,
            block=str(context["block"]),
            language=language,
            helped=answer == "yes",
            missing=str(context["missing"]),
            address=address_of(request),
        )
    except DomainError as error:
        return show(request, "feedback.html", {**context, "problem": error}, status=error.status)
    return show(request, "feedback.html", {**context, "kept": True})
