"""Addresses of the room."""

from django.urls import path

from travesia.lists import views

app_name = "lists"

urlpatterns = [
    path("", views.sources, name="sources"),
    path("<slug:key>/", views.source, name="source"),
    path("version/<uuid:version_id>/", views.entries, name="entries"),
    path("version/<uuid:version_id>/publish/", views.publish, name="publish"),
    path("version/<uuid:version_id>/reject/", views.reject, name="reject"),
]
