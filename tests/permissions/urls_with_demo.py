"""Every address of every role of node: the usual ones and those of the demonstration."""

from django.urls import URLPattern, URLResolver, include, path

from travesia.access.urls import demo_patterns
from travesia.config import urls, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((demo_patterns(True), "access"), namespace="demonstration")),
    path("design/", views.design, name="design"),
    *urls.urlpatterns,
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
