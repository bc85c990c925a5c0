"""Issues for everybody: the list, the page in each language, the PDF, the figures as data."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.programme.selectors import bulletin as reads
from travesia.programme.selectors.bulletin import IssueView
from travesia.programme.selectors.bulletin_paper import figures_json, pdf
from travesia.programme.selectors.bulletin_words import paper_words, when
from travesia.programme.views.bulletin_reading import reading

WHY_PUBLIC = "published issues of the bulletin; their figures are verified and without identities"


def language_names() -> dict[str, str]:
    """Return each language by its own name."""
    return {code: str(name) for code, name in settings.LANGUAGES}


@gate.public(WHY_PUBLIC)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List what is published, newest first."""
    lines = [_line(one) for one in reads.published_issues()]
    may = access.holds(gate.actor_of(request), "programme.write_bulletin")
    return render(request, "programme/bulletin/list.html", {"lines": lines, "may_write": may})


def _line(view: IssueView) -> dict[str, object]:
    spoken = get_language() or "en"
    language = spoken if spoken in view.languages else view.languages[0]
    return {
        "code": view.code,
        "title": view.title(language),
        "language": language,
        "foreign": language != spoken,
        "issue": paper_words(view, spoken)["issue"],
        "when": when(view, spoken),
        "languages": [(code, language_names()[code]) for code in view.languages],
        "corrected": bool(view.errata),
    }


@gate.public(WHY_PUBLIC)
@require_safe
def page(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """Show an issue in one of its languages; the whole page speaks it."""
    view = _issue(code, language)
    others = [(one, language_names()[one]) for one in view.languages if one != language]
    with override(language):
        context = {"issue": view, "page": reading(view, language), "others": others}
        return render(request, "programme/bulletin/page.html", context)


@gate.public(WHY_PUBLIC)
@require_safe
def paper(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """Hand out an issue as PDF; the same bytes every time."""
    view = _issue(code, language)
    return pdf_response(view, language)


def pdf_response(view: IssueView, language: str) -> HttpResponse:
    """Return an issue on paper as an answer with a name for the file."""
    response = HttpResponse(pdf(view, language), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{view.code}-{language}.pdf"'
    return response


@gate.public(WHY_PUBLIC)
@require_safe
def figures(request: HttpRequest, code: str) -> HttpResponse:
    """Hand out the figures of an issue as they were published."""
    view = reads.issue_by_code(code, published=True)
    response = HttpResponse(figures_json(view), content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@gate.public("photographs of published issues; of other issues for those who write them")
@require_safe
def picture(request: HttpRequest, digest: str) -> HttpResponse:
    """Hand out a photograph that a published issue shows."""
    may = access.holds(gate.actor_of(request), "programme.write_bulletin")
    if not (reads.shown_to_public(digest) or may):
        raise Http404
    response = HttpResponse(reads.photograph(digest), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


def _issue(code: str, language: str) -> IssueView:
    view = reads.issue_by_code(code, published=True)
    if language not in view.languages:
        raise Http404
    return view
