"""Addresses of the room."""

from django.urls import path

from travesia.places import views

app_name = "places"

urlpatterns = [path("posts/", views.posts, name="posts")]
