"""The page behind the QR code of an activity: open to whoever holds it, without account or cookie.

What somebody enters of who they are becomes a mark and leaves memory with the request.
"""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from travesia.access import gate
from travesia.access.domain import Actor
from travesia.programme.selectors.activities import activity_view
from travesia.programme.services import attendance as services
from travesia.programme.services.activity_errors import SignInClosedError
from travesia.programme.views.sign_in_form import SignInForm

WHY = "whoever is at an activity signs in with the word that its QR code holds; nothing is shown"


# No token against forged forms: neither cookie nor session speaks for whoever sends this, so that
# a foreign page could do no more with it than its reader can.
@csrf_exempt
@never_cache
@sensitive_post_parameters()
@gate.public(WHY)
@require_http_methods(["GET", "HEAD", "POST"])
def attend(request: HttpRequest, word: str) -> HttpResponse:
    """Show the form, or take one attendance and say that it counts."""
    try:
        one = activity_view(services.open_activity(word))
        if request.method != "POST":
            form = SignInForm(initial={"id": uuid4()})
            return render(request, "programme/attend.html", {"one": one, "form": form})
        form = SignInForm(request.POST)
        if not form.is_valid():
            context = {"one": one, "form": form, "wrong": len(form.errors)}
            return render(request, "programme/attend.html", context, status=422)
        done = services.sign_in(actor=Actor.public(), word=word, new=form.new())
    except SignInClosedError as error:
        return render(request, "programme/attend_closed.html", {"error": error}, status=410)
    return render(request, "programme/attended.html", {"one": one, "done": done})
