"""Addresses of the room."""

from django.urls import path

from travesia.journal import views

app_name = "journal"

urlpatterns = [
    path("", views.entries, name="entries"),
    path("verify/", views.verify, name="verify"),
    path("subjects/<slug:kind>/<uuid:subject_id>/", views.subject, name="subject"),
]
