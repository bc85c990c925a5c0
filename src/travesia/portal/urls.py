"""Addresses of the room: those of the public begin with their language."""

from django.urls import path, register_converter

from travesia.portal.domain import LANGUAGES
from travesia.portal.views import synonyms
from travesia.portal.views.desk import board, items, links, texts
from travesia.portal.views.public import (
    assets,
    feedback,
    front,
    item,
    kept,
    packs,
    places,
    recordings,
    searching,
)

app_name = "portal"


class LanguageConverter:
    """One of the languages of the pages, as the first part of an address."""

    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> str:
        """Return the code as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return the code as it stands; ValueError for another language."""
        if value not in LANGUAGES:
            raise ValueError(value)
        return value


class TwoLettersConverter(LanguageConverter):
    """A country by the two letters of ISO 3166-1, small."""

    regex = "[a-z]{2}"

    def to_url(self, value: str) -> str:
        """Return the code as it stands."""
        return value


register_converter(LanguageConverter, "spoken")
register_converter(TwoLettersConverter, "land")

_PAGE = "<spoken:language>/p/<slug:slug>/"
_ITEM = "portal/items/<uuid:item_id>/"
_TEXT = "portal/texts/<uuid:text_id>/"

urlpatterns = [
    path("<spoken:language>/", front.front, name="front"),
    path("<spoken:language>/about/", front.about, name="about"),
    path("<spoken:language>/in/<land:country>/", front.country, name="country"),
    path(_PAGE, item.item, name="item"),
    path(f"{_PAGE}sheet/", item.sheet, name="sheet"),
    path(f"{_PAGE}poster/", item.poster, name="poster"),
    path(f"{_PAGE}text/", item.as_text, name="as_text"),
    path(f"{_PAGE}feedback/", feedback.feedback, name="feedback"),
    path("<spoken:language>/where/<land:country>/", places.finder, name="finder"),
    path("<spoken:language>/where/<land:country>/visits/", places.visits, name="visits"),
    path("<spoken:language>/s/<uuid:service_id>/", places.service, name="service"),
    path("<spoken:language>/s/<uuid:service_id>/sheet/", places.service_sheet, name="place_sheet"),
    path("<spoken:language>/pack/<land:country>/", packs.pack, name="pack"),
    path("<spoken:language>/pack/<land:country>/list.json", packs.pack_list, name="pack_list"),
    path("<spoken:language>/pack/<land:country>/places/", kept.places, name="pack_places"),
    path("<spoken:language>/pack/<land:country>/search.json", kept.index, name="pack_index"),
    path("<spoken:language>/where/<land:country>/near.json", places.near, name="near"),
    path("forget/", packs.forget, name="forget"),
    path("sw.js", packs.worker, name="worker"),
    path("s/<str:digest>.<str:kind>", assets.asset, name="asset"),
    path("p/<slug:slug>/<slug:spoken>.audio", recordings.recording, name="recording"),
    path("k/<str:code>/", item.short, name="short"),
    path("<spoken:language>/search/", searching.search, name="search"),
    path("portal/", board.board, name="board"),
    path("portal/links/", links.links, name="links"),
    path("portal/links/check/", links.check, name="check_links"),
    path("portal/synonyms/", synonyms.synonyms, name="synonyms"),
    path("portal/synonyms/add/", synonyms.synonym_group, name="synonym_add"),
    path("portal/synonyms/<uuid:group>/", synonyms.synonym_group, name="synonym_group"),
    path("portal/items/new/<str:kind>/", items.new, name="new"),
    path(_ITEM, items.item, name="edit"),
    path(f"{_ITEM}reviewed/", items.reviewed, name="reviewed"),
    path(f"{_ITEM}withdraw/", items.withdraw, name="withdraw"),
    path(f"{_ITEM}restore/", items.restore, name="restore"),
    path(f"{_ITEM}recordings/", items.recordings, name="recordings"),
    path(f"{_ITEM}<spoken:language>/", texts.write, name="write"),
    path(f"{_ITEM}<spoken:language>/preview/", texts.preview, name="preview"),
    path(f"{_TEXT}send/", texts.send, name="send"),
    path(f"{_TEXT}return/", texts.give_back, name="give_back"),
    path(f"{_TEXT}approve/", texts.approve, name="approve"),
]
