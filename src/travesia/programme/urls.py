"""Addresses of the room, below `/programme/`; the public one is `/results/`."""

from django.urls import path

from travesia.programme.views import dashboard, figures, framework, public, quality
from travesia.programme.views.routes_activities import routes as activity_routes
from travesia.programme.views.routes_bulletin import routes as bulletin_routes

app_name = "programme"

#: What everybody may open, outside `/programme/`.
public_patterns = [path("results/", public.results, name="results")]

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("framework/", framework.framework, name="framework"),
    path("indicators/<str:code>/", framework.indicator, name="indicator"),
    path("figures/", figures.register, name="figures"),
    path("figures/figures.json", figures.as_json, name="figures_json"),
    path("figures/new/", figures.new, name="new_figure"),
    path("figures/<str:code>/", figures.figure, name="figure"),
    path("figures/<str:code>/correct/", figures.correct, name="correct_figure"),
    path("figures/<str:code>/verify/", figures.verify, name="verify_figure"),
    path("figures/<str:code>/withdraw/", figures.withdraw, name="withdraw_figure"),
    path("quality/", quality.quality, name="quality"),
    *activity_routes,
    *bulletin_routes,
]
