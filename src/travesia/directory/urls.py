"""Addresses of those who keep the directory; the public one is in `api.py`."""

from django.urls import path

from travesia.directory.views import acting, browsing, editing, files, hours, visits, wording

app_name = "directory"

urlpatterns = [
    path("", browsing.services, name="services"),
    path("freshness/", browsing.freshness, name="freshness"),
    path("files/", files.files, name="files"),
    path("files/<uuid:upload_id>/", files.file, name="file"),
    path("files/<uuid:upload_id>/columns/", files.columns, name="file_columns"),
    path("files/<uuid:upload_id>/step/", files.step, name="file_step"),
    path("files/<uuid:upload_id>/set-aside.csv", files.rejects, name="file_rejects"),
    path("service/new/", editing.edit_service, name="new_service"),
    path("service/<uuid:service_id>/", browsing.service, name="service"),
    path("service/<uuid:service_id>/edit/", editing.edit_service, name="edit_service"),
    path("service/<uuid:service_id>/review/", acting.review, name="review"),
    path("service/<uuid:service_id>/visits/", visits.visits, name="visits"),
    path("place/new/", editing.edit_location, name="new_location"),
    path("place/<uuid:location_id>/", editing.edit_location, name="edit_location"),
    path("organisation/new/", editing.edit_organization, name="new_organization"),
    path(
        "organisation/<uuid:organization_id>/", editing.edit_organization, name="edit_organization"
    ),
    path("<slug:table>/<uuid:entry_id>/texts/", wording.texts, name="texts"),
    path("<slug:table>/<uuid:entry_id>/hours/", hours.hours, name="hours"),
    path("<slug:table>/<uuid:entry_id>/hide/", acting.hide, name="hide"),
    path("<slug:table>/<uuid:entry_id>/show/", acting.show, name="show"),
]
