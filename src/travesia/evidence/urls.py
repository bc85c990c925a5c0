"""Addresses of the evidence room."""

from django.urls import path

from . import views

app_name = "evidence"

urlpatterns = [
    path("evidence/crossings/", views.crossings, name="crossings"),
    path("evidence/crossings.csv", views.crossings_csv, name="crossings_csv"),
    path("evidence/crossings.json", views.crossings_json, name="crossings_json"),
]
