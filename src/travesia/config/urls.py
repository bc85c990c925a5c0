"""Every address of the node; a room's own addresses are in its `urls.py`."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from travesia.access.urls import account_patterns
from travesia.config import views
from travesia.config.api import api, hsds
from travesia.credentials.urls import public_patterns as evisa_patterns
from travesia.helpdesk.urls import hook_patterns
from travesia.programme.urls import public_patterns as results_patterns

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("jobs/<uuid:run_id>/", views.job, name="job"),
    path("api/", api.urls),
    path("hsds/", hsds.urls),
    path("account/", include(account_patterns)),
    path("", include("travesia.access.urls")),
    path("desk/", include("travesia.border.urls")),
    path("places/", include("travesia.places.urls")),
    path("journal/", include("travesia.journal.urls")),
    path("lists/", include("travesia.lists.urls")),
    path("directory/", include("travesia.directory.urls")),
    path("people/", include("travesia.people.urls")),
    path("authorisations/", include("travesia.credentials.urls")),
    path("visa/", include((evisa_patterns, "evisa"))),
    path("hub/", include("travesia.helpdesk.urls")),
    path("hooks/", include((hook_patterns, "hooks"))),
    path("programme/", include("travesia.programme.urls")),
    path("", include(results_patterns)),
    path("", include("travesia.evidence.urls")),
    path("", include("travesia.portal.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("design/", views.design, name="design"))

handler400 = "travesia.core.views.bad_request"
handler403 = "travesia.core.views.denied"
handler404 = "travesia.core.views.not_found"
handler500 = "travesia.core.views.fault"
