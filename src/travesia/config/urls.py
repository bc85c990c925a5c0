"""Every address of the node; a room's own addresses are in its `urls.py`."""

from django.urls import URLPattern, URLResolver, include, path

from travesia.access.urls import account_patterns
from travesia.config import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("livez", views.livez, name="livez"),
    path("account/", include(account_patterns)),
    path("", include("travesia.access.urls")),
    path("places/", include("travesia.places.urls")),
]
