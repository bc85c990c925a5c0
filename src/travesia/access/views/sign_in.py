"""Around sign-in: choosing the first password, and the answer to too many wrong ones."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from travesia.access import gate, services
from travesia.access.forms import PasswordForm
from travesia.access.services.unlocking import typed_name


def locked_out(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Say that this name waits at this machine, for how long, and what to do meanwhile.

    The answer is the same for a name that nobody has.
    """
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    services.sign_in_locked(
        request=request, username=typed_name(request, credentials), minutes=minutes
    )
    return render(request, "access/locked_out.html", {"minutes": minutes}, status=429)


@gate.public("the holder of a set-up link has no password yet")
@never_cache
@sensitive_post_parameters("password")
def start(request: HttpRequest, link_id: str, token: str) -> HttpResponse:
    """Let the holder of a one-time link choose a password."""
    try:
        holder = services.holder_of_link(link_id=link_id, token=token)
    except services.AccessDeniedError as error:
        return render(request, "access/link_used.html", {"sentence": error.message}, status=403)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.choose_password(
                link_id=link_id, token=token, password=form.cleaned_data["password"]
            )
        except services.AccessError as error:
            form.add_error("password", error.message)
        else:
            messages.success(request, _("Your password is kept. Sign in with it now."))
            return HttpResponseRedirect(reverse("account_login"))
    return render(request, "access/start.html", {"form": form, "holder": holder})
