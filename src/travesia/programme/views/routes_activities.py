"""Addresses of the activities, below `/programme/`."""

from django.urls import URLPattern, path

from travesia.programme.views import (
    activities,
    attending,
    bringing,
    people,
    registers,
    sign_in,
    threads,
)

routes: list[URLPattern] = [
    path("attend/<str:word>/", sign_in.attend, name="attend"),
    path("activities/", activities.register, name="activities"),
    path("activities/new/", activities.new, name="new_activity"),
    path("activities/import/", bringing.sheet, name="import_activities"),
    path("activities/files/<uuid:file_id>/", bringing.file, name="evidence"),
    path("activities/<uuid:activity_id>/", activities.activity, name="activity"),
    path("activities/<uuid:activity_id>/change/", activities.change, name="change_activity"),
    path("activities/<uuid:activity_id>/sign-in/", attending.poster, name="poster"),
    path("activities/<uuid:activity_id>/open/", attending.open_sign_in, name="open_sign_in"),
    path("activities/<uuid:activity_id>/close/", attending.close_sign_in, name="close_sign_in"),
    path("activities/<uuid:activity_id>/counts/", attending.counts, name="counts"),
    path("activities/<uuid:activity_id>/list/", attending.listed, name="attendance_list"),
    path("activities/<uuid:activity_id>/take-back/", attending.take_back, name="take_back"),
    path("activities/<uuid:activity_id>/files/", bringing.add_file, name="add_evidence"),
    path("people/", people.people, name="people"),
    path("people/figure/", people.observe, name="observe_people"),
    path("facilities/", registers.facilities, name="facilities"),
    path("facilities/new/", registers.new_facility, name="new_facility"),
    path("facilities/<str:code>/", registers.facility, name="facility"),
    path("facilities/<str:code>/change/", registers.change_facility, name="change_facility"),
    path("facilities/<str:code>/step/", registers.step, name="step_facility"),
    path("partners/", registers.partners, name="partners"),
    path("partners/new/", registers.new_partner, name="new_partner"),
    path("partners/<uuid:partner_id>/", registers.partner, name="partner"),
    path("publications/new/", registers.new_publication, name="new_publication"),
    path("publications/<str:code>/", registers.publication, name="publication"),
    path("threads/", threads.threads, name="threads"),
    path("threads/new/", threads.new, name="new_thread"),
    path("threads/<str:code>/", threads.thread, name="thread"),
    path("threads/<str:code>/tell/", threads.tell, name="tell_thread"),
    path("threads/<str:code>/close/", threads.close, name="close_thread"),
]
