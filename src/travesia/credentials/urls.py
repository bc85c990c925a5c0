"""Addresses of the room, below `/authorisations/`."""

from django.urls import path

from travesia.credentials.views import deciding, finding, issuing, printing, record

app_name = "credentials"

_ONE = "<uuid:authorisation_id>/"
_PROPOSAL = f"{_ONE}revocations/<uuid:revocation_id>/"

urlpatterns = [
    path("", finding.authorisations, name="list"),
    path("new/", issuing.new, name="new"),
    path("revocations/", record.revocations, name="revocations"),
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
