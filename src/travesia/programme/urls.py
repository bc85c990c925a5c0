"""Addresses of the room, below `/programme/`; the public one is `/results/`."""

from django.urls import path

from travesia.programme.views import dashboard, figures, framework, public, quality
from travesia.programme.views import framework_editing as editing
from travesia.programme.views.routes_activities import routes as activity_routes
from travesia.programme.views.routes_bulletin import routes as bulletin_routes

app_name = "programme"

#: What everybody may open, outside `/programme/`.
public_patterns = [path("results/", public.results, name="results")]

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("framework/", framework.framework, name="framework"),
    path("indicators/<str:code>/", framework.indicator, name="indicator"),
    path("framework/results/new/", editing.new_node, name="new_result"),
    path("framework/results/<str:code>/", editing.node, name="result"),
    path("framework/indicators/new/", editing.new_indicator, name="new_indicator"),
    path("framework/breakdowns/<slug:key>/", editing.scheme, name="new_scheme_version"),
    path("indicators/<str:code>/change/", editing.change_indicator, name="change_indicator"),
    path("indicators/<str:code>/target/", editing.target, name="set_target"),
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
