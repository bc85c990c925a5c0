"""Without a network: the copy of the desk, the worker that serves it, and the end of the queue."""

import hashlib
import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.helpdesk import services
from travesia.helpdesk.domain import Kept, NewContact
from travesia.helpdesk.forms import read_entry
from travesia.helpdesk.services import HelpdeskError
from travesia.helpdesk.views.desk import LOG, desk_context

#: Entries in one sending, and bytes of it.
MOST_ENTRIES = 50
MOST_BYTES = 200_000
#: Everything that the copy of the page asks for.
FILES = (
    *("core/tokens.css", "core/components.css", "core/icons.svg", "core/kit.js", "core/reader.js"),
    *("helpdesk/helpdesk.css", "helpdesk/desk.js", "helpdesk/queue.js", "helpdesk/entry.js"),
    *("helpdesk/identifiers.js",),
)


@never_cache
@gate.requires(LOG)
@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """Give the page as it is kept on the telephone: no name, no token, nothing of anybody.

    Rendered without the request, so that nothing of the session can get into it.
    """
    context = desk_context(gate.actor_of(request), {})
    context |= {
        "shell": True,
        "error": None,
        "LANGUAGE_CODE": get_language(),
        "demo_notice": settings.DEMO_NOTICE if settings.DEMO else "",
    }
    return HttpResponse(render_to_string("helpdesk/desk.html", context))


@gate.public("it names the page's own files for the browser and holds nothing of anybody")
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the script that serves the desk without a network; another byte is another version."""
    files = [static(name) for name in FILES]
    text = render_to_string(
        "helpdesk/worker.js",
        {
            "files": json.dumps(files),
            "page": json.dumps(reverse("helpdesk:desk")),
            "shell": json.dumps(reverse("helpdesk:shell")),
            "version": hashlib.sha256("".join(files).encode()).hexdigest()[:16],
        },
    )
    answer = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@never_cache
@gate.requires(LOG)
@require_safe
def state(request: HttpRequest) -> JsonResponse:
    """Tell the queue that it may send, with a token of now: the page's own may be days old."""
    return JsonResponse({"token": get_token(request)})


@never_cache
@gate.requires(LOG)
@require_POST
def entries(request: HttpRequest) -> JsonResponse:
    """Keep entries that waited on a telephone; say of each what became of it."""
    rows = _rows(request)
    if rows is None:
        return JsonResponse({"code": "helpdesk.entries_unreadable"}, status=400)
    done = [_one(request, row) for row in rows]
    said = [
        {"id": str(one.id), "state": one.state, "code": one.code, "says": one.says} for one in done
    ]
    return JsonResponse({"results": said})


def _rows(request: HttpRequest) -> list[dict[str, object]] | None:
    """Return the entries as they came, each with an id; None for what is no list of entries."""
    if len(request.body) > MOST_BYTES:
        return None
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    rows = said.get("entries") if isinstance(said, dict) else None
    if not isinstance(rows, list) or len(rows) > MOST_ENTRIES:
        return None
    if not all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in rows):
        return None
    return rows


def _one(request: HttpRequest, row: dict[str, object]) -> Kept:
    read = _read(row)
    if isinstance(read, NewContact):
        return services.log_contacts(actor=gate.actor_of(request), entries=(read,))[0]
    # What cannot be read has an id that may be no UUID: it is given back as it came.
    return Kept(row["id"], "refused", read.code, read.message)  # type: ignore[arg-type]  # see above


def _read(row: dict[str, object]) -> NewContact | HelpdeskError:
    try:
        return read_entry(row)
    except HelpdeskError as error:
        return error
