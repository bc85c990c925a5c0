"""Every address of the node; a room's own addresses are in its `urls.py`."""

from django.urls import URLPattern, URLResolver, path

from travesia.config import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("livez", views.livez, name="livez"),
]
