"""Addresses of the room."""

from django.urls import path

from travesia.people import views

app_name = "people"

urlpatterns = [
    path("questions/", views.questions, name="questions"),
    path("questions/<uuid:question_id>/", views.question, name="question"),
    path("questions/<uuid:question_id>/answer/", views.answer, name="answer"),
    path("questions/<uuid:question_id>/confirm/", views.confirm, name="confirm"),
    path("questions/<uuid:question_id>/withdraw/", views.withdraw, name="withdraw"),
    path("links/<uuid:link_id>/end/", views.end_link, name="end_link"),
]
