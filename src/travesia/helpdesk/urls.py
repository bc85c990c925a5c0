"""Addresses of the room, below `/hub/`, and those of gateways, below `/hooks/`."""

from django.urls import path

from travesia.helpdesk.views import (
    callbacks,
    contacts,
    desk,
    desks,
    hooks,
    offline,
    referrals,
    reports,
    scripts,
    simulator,
)

app_name = "helpdesk"

#: Where gateways of messages call; below `/hooks/`.
hook_patterns = [
    path("msg/", hooks.generic, name="generic"),
    path("twilio/", hooks.twilio, name="twilio"),
    path("rapidpro/", hooks.rapidpro, name="rapidpro"),
]

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("desk/shell/", offline.shell, name="shell"),
    path("desk/worker.js", offline.worker, name="worker"),
    path("desk/state/", offline.state, name="state"),
    path("desk/entries/", offline.entries, name="entries"),
    path("scripts/", scripts.scripts, name="scripts"),
    path("scripts/transfer/", scripts.transfer, name="transfer"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/<uuid:referral_id>/close/", referrals.close, name="close_referral"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/<uuid:contact_id>/", contacts.mend, name="mend"),
    path("contacts/<uuid:contact_id>/withdraw/", contacts.withdraw, name="withdraw"),
    path("callbacks/", callbacks.callbacks, name="callbacks"),
    path("callbacks/<uuid:callback_id>/", callbacks.callback, name="callback"),
    path("callbacks/<uuid:callback_id>/end/", callbacks.end, name="end_callback"),
    path("report/", reports.report, name="report"),
    path("report/table.csv", reports.as_csv, name="report_csv"),
    path("report/book.xlsx", reports.as_workbook, name="report_workbook"),
    path("desks/", desks.desks, name="desks"),
    path("desks/new/", desks.new, name="new_desk"),
    path("desks/<str:code>/", desks.change, name="change_desk"),
    path("simulator/", simulator.simulator, name="simulator"),
]
