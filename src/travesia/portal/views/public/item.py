"""One item: its page, the sheet for a wall, the words for a message, its short address."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from travesia.core import clock
from travesia.core.qr import qr_picture
from travesia.portal import selectors
from travesia.portal.domain import PortalNotFoundError, PublicItem
from travesia.portal.selectors import words
from travesia.portal.selectors.recordings import recordings_of
from travesia.portal.views.public.frame import page, show
from travesia.portal.views.public.lands import country_links
from travesia.portal.views.public.outside import outside
from travesia.portal.views.public.reading import at_a_glance, part_of


def context_of(request: HttpRequest, item: PublicItem, language: str) -> dict[str, object]:
    """Return what the templates of one item need."""
    reading = item.reading(language)
    facts = item.facts
    return {
        "item": facts,
        "reading": reading,
        "parts": [part_of(passage) for passage in reading.passages],
        "glance": at_a_glance(item, language),
        "topic": words.TOPICS[facts.topic],
        "kind": words.KIND[facts.kind],
        "countries": [words.country_words(code) for code in facts.countries],
        "lands": country_links((item,)),
        "from_to": [words.country_words(c) for c in (facts.origin, facts.destination) if c],
        "purpose": words.purpose_words(facts.purpose),
        "own_language": words.LANGUAGES[language],
        "spoken": words.LANGUAGES[reading.language],
        "recordings": recordings_of(facts.id),
        "source_address": reverse("portal:item", args=[facts.source_language, facts.slug]),
        "short": outside(request, short_path(item)),
    }


def short_path(item: PublicItem) -> str:
    """Return the shortest address of an item, to be read out or typed from a poster."""
    if item.facts.code:
        return reverse("portal:short", args=[item.facts.code])
    return reverse("portal:item", args=[get_language() or "es", item.facts.slug])


@page
def item(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Show one item in the reader's language, or what stands in, block by block."""
    found = selectors.item_by_slug(slug)
    context = context_of(request, found, language)
    context["message"] = quote(message(request, found, language))
    context["freshness"] = found.facts.freshness(clock.today()).value
    response = show(request, "item.html", context)
    if found.reading(language).whole_stands_in:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


@page
def sheet(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Show an item on one page of paper, with its short address and a code for telephones."""
    found = selectors.item_by_slug(slug)
    context = context_of(request, found, language)
    context["qr"] = qr_picture(str(context["short"]))
    return show(request, "sheet.html", context)


@page
def poster(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Show the title in large letters with a code for telephones: it hangs on a wall."""
    found = selectors.item_by_slug(slug)
    context = context_of(request, found, language)
    context["qr"] = qr_picture(str(context["short"]))
    return show(request, "poster.html", context)


@page
def as_text(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Return an item as plain text, to be sent on by any telephone."""
    text = message(request, selectors.item_by_slug(slug), language)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@page
def short(request: HttpRequest, code: str) -> HttpResponse:  # of the address
    """Lead from a short code to its page, in the reader's language."""
    try:
        found = selectors.item_by_code(code)
    except PortalNotFoundError as error:
        raise Http404 from error
    language = get_language() or "es"
    return HttpResponseRedirect(reverse("portal:item", args=[language, found.facts.slug]))


def message(request: HttpRequest, item: PublicItem, language: str) -> str:
    """Return an item in words alone: title, blocks, day of review, source, address."""
    reading = item.reading(language)
    found = [reading.title.upper(), reading.summary]
    for part in (part_of(passage) for passage in reading.passages):
        numbered = part.shape == "steps"
        lines = [
            f"{n}. {line}" if numbered else f"- {line}" for n, line in enumerate(part.lines, 1)
        ]
        head = [str(part.heading).upper(), *([f"({part.stands_in})"] if part.stands_in else [])]
        found.append("\n".join((*head, *part.paragraphs, *lines)))
    facts = item.facts
    found.append(f"{facts.source.title} ({facts.reviewed_on.isoformat()})")
    found.append(outside(request, short_path(item)))
    return "\n\n".join(found) + "\n"
