"""Addresses of the room."""

from django.urls import path

from travesia.people.views import links, persons, questions

app_name = "people"

urlpatterns = [
    path("questions/", questions.questions, name="questions"),
    path("questions/look-through/", questions.look_through, name="look_through"),
    path("questions/<uuid:question_id>/", questions.question, name="question"),
    path("questions/<uuid:question_id>/answer/", questions.answer, name="answer"),
    path("questions/<uuid:question_id>/confirm/", questions.confirm, name="confirm"),
    path("questions/<uuid:question_id>/withdraw/", questions.withdraw, name="withdraw"),
    path("questions/<uuid:question_id>/reopen/", questions.reopen, name="reopen"),
    path("links/<uuid:link_id>/end/", links.end_link, name="end_link"),
    path("photos/<uuid:photo_id>/", persons.photo, name="photo"),
    path("<uuid:person_id>/", persons.person, name="person"),
    path("<uuid:person_id>/links/", links.links, name="links"),
    path("<uuid:person_id>/two-faces/", persons.two_faces, name="two_faces"),
]
