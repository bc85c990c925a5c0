"""Addresses of the room, below `/authorisations/`, and those of the public."""

from django.urls import path

from travesia.credentials.views import deciding, finding, issuing, printing, record
from travesia.credentials.views.evisa import deciding as application
from travesia.credentials.views.evisa import offering, own, paying
from travesia.credentials.views.evisa import queue as applications

app_name = "credentials"

_ONE = "<uuid:authorisation_id>/"
_PROPOSAL = f"{_ONE}revocations/<uuid:revocation_id>/"
_APPLICATION = "applications/<uuid:application_id>/"

#: Pages of the public, below `/visa/`.
public_patterns = [
    path("", offering.offers, name="offers"),
    path("apply/<str:offer_id>/", offering.apply, name="apply"),
    path("mine/", own.mine, name="mine"),
    path("payments/<str:adapter>/", paying.notify, name="notify"),
    path("simulator/<uuid:payment>/", paying.simulator, name="simulator"),
]

urlpatterns = [
    path("", finding.authorisations, name="list"),
    path("new/", issuing.new, name="new"),
    path("revocations/", record.revocations, name="revocations"),
    path("applications/", applications.queue, name="applications"),
    path("applications/lapse/", applications.lapse, name="applications_lapse"),
    path(_APPLICATION, application.application, name="application"),
    path(f"{_APPLICATION}ask/", application.ask, name="application_ask"),
    path(f"{_APPLICATION}approve/", application.approve, name="application_approve"),
    path(f"{_APPLICATION}refuse/", application.refuse, name="application_refuse"),
    path(
        f"{_APPLICATION}payments/<uuid:payment_id>/return/",
        application.refund,
        name="application_refund",
    ),
    path(
        f"{_APPLICATION}payments/<uuid:payment_id>/return/<int:notice_id>/",
        application.return_amount,
        name="application_return",
    ),
    path(
        f"{_APPLICATION}documents/<uuid:upload_id>/", application.upload, name="application_upload"
    ),
    path(_ONE, record.record, name="record"),
    path(f"{_ONE}grant/", deciding.grant, name="grant"),
    path(f"{_ONE}refuse/", deciding.refuse, name="refuse"),
    path(f"{_ONE}withdraw/", deciding.withdraw, name="withdraw"),
    path(f"{_ONE}extend/", issuing.extend, name="extend"),
    path(f"{_ONE}print/", printing.paper, name="print"),
    path(f"{_ONE}revoke/", deciding.revoke, name="revoke"),
    path(f"{_PROPOSAL}confirm/", deciding.confirm, name="confirm"),
    path(f"{_PROPOSAL}drop/", deciding.drop, name="drop"),
]
