"""Addresses of the room."""

from django.urls import path

from travesia.lists.views import catalogue, changes

app_name = "lists"

urlpatterns = [
    path("", catalogue.sources, name="sources"),
    path("version/<uuid:version_id>/", catalogue.entries, name="entries"),
    path("version/<uuid:version_id>/publish/", catalogue.publish, name="publish"),
    path("version/<uuid:version_id>/reject/", catalogue.reject, name="reject"),
    path("version/<uuid:version_id>/rejects/", catalogue.rejects, name="rejects"),
    path("change/<uuid:change_id>/", changes.change, name="change"),
    path("change/<uuid:change_id>/approve/", changes.approve, name="approve"),
    path("change/<uuid:change_id>/turn-down/", changes.turn_down, name="turn_down"),
    path("<slug:key>/", catalogue.source, name="source"),
    path("<slug:key>/upload/", catalogue.upload, name="upload"),
    path("<slug:key>/need/", catalogue.need, name="need"),
    path("<slug:key>/budget/", catalogue.budget, name="budget"),
    path("<slug:key>/changes/", changes.changes, name="changes"),
    path("<slug:key>/changes/add/", changes.add, name="add"),
    path("<slug:key>/changes/edit/<path:number>/", changes.edit, name="edit"),
    path("<slug:key>/changes/withdraw/<path:number>/", changes.withdraw, name="withdraw"),
]
