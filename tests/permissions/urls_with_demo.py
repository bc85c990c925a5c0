"""Every address of every role of node: the usual ones and those of the demonstration."""

from django.urls import URLPattern, URLResolver, include, path

from travesia.access import urls as access
from travesia.config import urls, views

_ACCESS = [*access.demo_patterns(demonstration=True), *access.urlpatterns]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((_ACCESS, "access"))),
    path("design/", views.design, name="design"),
    *(p for p in urls.urlpatterns if getattr(p, "app_name", None) != "access"),
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
