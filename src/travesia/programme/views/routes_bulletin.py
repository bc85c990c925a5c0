"""Addresses of the bulletin and of tables for donors, below `/programme/`."""

from django.urls import URLPattern, path

from travesia.programme.views import bulletin_desk as desk
from travesia.programme.views import bulletin_editor as editor
from travesia.programme.views import bulletin_public as public
from travesia.programme.views import outputs

_ISSUE = "bulletin-desk/<uuid:issue_id>/"
_READ = "bulletin/<slug:code>/"

routes: list[URLPattern] = [
    path("outputs/", outputs.outputs, name="outputs"),
    path("outputs/<str:name>", outputs.output, name="output"),
    path("bulletin/", public.listing, name="bulletin_public"),
    path("bulletin/photographs/<slug:digest>.jpg", public.picture, name="bulletin_picture"),
    path(f"{_READ}figures.json", public.figures, name="bulletin_figures"),
    path(f"{_READ}<slug:language>/", public.page, name="bulletin_page"),
    path(f"{_READ}<slug:language>.pdf", public.paper, name="bulletin_pdf"),
    path("bulletin-desk/", desk.desk, name="bulletin_desk"),
    path(_ISSUE, editor.edit, name="bulletin_edit"),
    path(f"{_ISSUE}preview/", editor.preview, name="bulletin_preview"),
    path(f"{_ISSUE}photograph/<int:at>/", editor.photo, name="bulletin_photo"),
    path(f"{_ISSUE}read/", desk.read, name="bulletin_read"),
    path(f"{_ISSUE}reopen/", desk.reopen, name="bulletin_reopen"),
    path(f"{_ISSUE}freeze/", desk.freeze, name="bulletin_freeze"),
    path(f"{_ISSUE}erratum/", desk.erratum, name="bulletin_erratum"),
    path(f"{_ISSUE}<slug:language>.pdf", desk.draft_paper, name="bulletin_draft_pdf"),
]
