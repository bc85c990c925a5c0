"""A photo by the desk's camera: taken in the page, kept here, shown as a look of its own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.forms import PictureForm
from travesia.border.views.desk import attempt, show, why
from travesia.people.domain import PhotoSource
from travesia.people.services import MAX_PHOTO_BYTES

_INSPECTING = Purpose.BORDER_INSPECTION


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_POST
def keep(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    """Keep a picture of the traveller or of the page; what cannot be kept is said in the window."""
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, inspection_id, error=_no_picture(), photographing=True)
    source = PhotoSource(form.cleaned_data["source"])
    _kept, error = attempt(
        lambda: services.keep_picture(
            actor=gate.actor_of(request),
            inspection_id=inspection_id,
            content=form.cleaned_data["picture"].read(MAX_PHOTO_BYTES + 1),
            source=source,
            by_camera=form.cleaned_data["by_camera"],
            purpose=why(request),
        )
    )
    if error is not None:
        return show(request, inspection_id, error=error, photographing=True)
    face = source is PhotoSource.DESK
    messages.success(
        request,
        _("Photo of the traveller kept, encrypted.")
        if face
        else _("Picture of the page kept, encrypted."),
    )
    return redirect("border:inspection", inspection_id=inspection_id)


def _no_picture() -> services.BorderError:
    return services.BorderError(
        "border.no_picture_given", _("There was no picture. Nothing was kept: take one first.")
    )


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_safe
def picture(request: HttpRequest, inspection_id: UUID, photo_id: UUID) -> HttpResponse:
    """Answer with one picture, kept by no cache; each answer is a look that is written down."""
    found = selectors.access_picture(
        actor=gate.actor_of(request),
        inspection_id=inspection_id,
        photo_id=photo_id,
        purpose=why(request),
    )
    answer = HttpResponse(found.content, content_type=found.media_type)
    answer["Content-Disposition"] = "inline"
    return answer
