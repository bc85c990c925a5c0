"""Addresses of the border room, all below `/desk/`."""

from django.urls import path

from travesia.border.views import (
    changed,
    desk,
    figures,
    groups,
    guardians,
    idle,
    log,
    presenting,
    queueing,
    refusals,
    reports,
    second_line,
    stay,
    stays,
)

app_name = "border"

urlpatterns = [
    path("", idle.desk, name="desk"),
    path("read/", idle.read, name="read"),
    path("type/", idle.typed, name="type"),
    path("crossings/", log.crossings, name="crossings"),
    path("crossings/<uuid:crossing_id>/", log.crossing, name="crossing"),
    path("crossings/<uuid:crossing_id>/correct/", log.correct, name="correct"),
    path("figures/", figures.figures, name="figures"),
    path("figures/post/<str:post_code>/", figures.of_post, name="figures_post"),
    path("figures/country/<str:country>/", figures.of_country, name="figures_country"),
    path("figures/post/<str:post_code>/<str:form>/", reports.of_post, name="report_post"),
    path("figures/country/<str:country>/<str:form>/", reports.of_country, name="report_country"),
    path("stays/", stays.stays, name="stays"),
    path("stays/export/", stays.export, name="export_stays"),
    path("stays/<uuid:stay_id>/", stay.stay, name="stay"),
    path("stays/<uuid:stay_id>/review/", stay.review, name="review_stay"),
    path("stays/<uuid:stay_id>/letter/", stay.letter, name="stay_letter"),
    path("changed-documents/", changed.changed, name="changed_documents"),
    path(
        "changed-documents/<uuid:stay_id>/<uuid:exit_root>/", changed.answer, name="answer_changed"
    ),
    path("refusals/", refusals.queue, name="refusals"),
    path("refusals/<uuid:refusal_id>/", refusals.refusal, name="refusal"),
    path("refusals/<uuid:refusal_id>/confirm/", refusals.confirm, name="confirm"),
    path("refusals/<uuid:refusal_id>/withdraw/", refusals.withdraw, name="withdraw"),
    path("refusals/<uuid:refusal_id>/notice/", refusals.notice, name="notice"),
    path("second-line/", second_line.cases, name="cases"),
    path("second-line/open/", second_line.open_case, name="open_case"),
    path("second-line/<uuid:case_id>/", second_line.case, name="case"),
    path("second-line/<uuid:case_id>/close/", second_line.close_case, name="close_case"),
    path("queue/", queueing.queue, name="queue"),
    path("groups/", groups.groups, name="groups"),
    path("groups/<uuid:group_id>/", groups.group, name="group"),
    path("groups/<uuid:group_id>/read/", groups.read, name="read_member"),
    path("groups/<uuid:group_id>/admit/", groups.admit, name="admit_members"),
    path("groups/<uuid:group_id>/close/", groups.close, name="close_group"),
    path("guardians/<uuid:link_id>/end/", guardians.end_guardian, name="end_guardian"),
    path("<uuid:inspection_id>/guardian/", guardians.guardian, name="guardian"),
    path("<uuid:inspection_id>/", desk.inspection, name="inspection"),
    path("<uuid:inspection_id>/admit/", desk.admit, name="admit"),
    path("<uuid:inspection_id>/second-line/", desk.refer, name="refer"),
    path("<uuid:inspection_id>/refuse/", desk.refuse, name="refuse"),
    path("<uuid:inspection_id>/present/", presenting.present, name="present"),
    path("<uuid:inspection_id>/set-aside/", desk.set_aside, name="set_aside"),
    path("<uuid:inspection_id>/answer/<uuid:entry_id>/", desk.answer, name="answer"),
]
