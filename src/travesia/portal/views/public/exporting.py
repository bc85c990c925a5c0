"""The portal as plain files: for a stick, the Wi-Fi of a hub, a web server without a program.

Pages are made by the same views; links between pages that are exported become relative, so that the
folder opens from anywhere, and others lead to the live site. Forms are left out: nobody answers.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, QueryDict
from django.templatetags.static import static
from django.urls import resolve, reverse
from django.utils import translation

from travesia.access.domain import Actor
from travesia.portal import selectors
from travesia.portal.domain import PublicItem
from travesia.portal.views.public.joined import address, joined
from travesia.portal.views.public.kept import OFFICES, cards_of
from travesia.portal.views.public.lands import country_links

_LINK = re.compile(r'(?P<before>\b(?:href|src)=")(?P<to>/[^"]*)(?P<after>")')
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_ICONS = "core/icons.svg"
_START = '<!doctype html><meta charset="utf-8"><title>Travesía</title><a href="{}">Travesía</a>'


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    pages: int
    files: int
    bytes: int


def export(*, out: Path, languages: Iterable[str], country: str = "", site: str = "") -> Exported:
    """Write the pages of one country (or all) in some languages into a folder.

    Args:
        out: the folder; it is made if need be, and what lies in it under the same name is replaced.
        languages: codes of the languages to write.
        country: ISO 3166-1 alpha-3, or empty for all.
        site: address of the live portal, as https://portal.example, for links that lead out.

    Raises OSError when the folder cannot be written.
    """
    items = selectors.shown(country=country)
    spoken = tuple(languages)
    wanted = [one for language in spoken for one in _addresses(items, language, country)]
    files = dict(_files())
    names = {one: f"{one.strip('/')}/index.html" for one in wanted} | {
        one: one.lstrip("/") for one in files
    }
    written = 0
    for one in wanted:
        leads = partial(_relative, at=one, names=names, site=site)
        body = _LINK.sub(leads, _page(one, site))
        written += _write(out / names[one], body.encode())
    for one, content in files.items():
        written += _write(out / names[one], content)
    first = names[reverse("portal:front", args=[spoken[0]])]
    written += _write(out / "index.html", _START.format(first).encode())
    return Exported(len(wanted), len(files) + 1, written)


class _Asked(HttpRequest):
    """A request that nobody in particular made, of a page of the live site."""

    def __init__(self, at: str, site: str) -> None:
        super().__init__()
        parts = urlsplit(site)
        self._at_host, self._of_scheme = parts.netloc, parts.scheme
        self.method, self.path, self.path_info = "GET", at, at
        self.GET = QueryDict("kept=1&offices=1")
        self.user = AnonymousUser()
        self.actor = Actor.public()

    def get_host(self) -> str:
        """Return the live site's name, which this node need not answer to itself."""
        return self._at_host

    def _get_scheme(self) -> str:
        return self._of_scheme


def _addresses(items: tuple[PublicItem, ...], language: str, country: str) -> Iterator[str]:
    yield reverse("portal:front", args=[language])
    yield reverse("portal:about", args=[language])
    for link in country_links(items):
        if not country or link.alpha3 == country:
            yield reverse("portal:country", args=[language, link.code])
            if cards_of(link.alpha3, language, OFFICES):
                yield reverse("portal:pack_places", args=[language, link.code])
    for item in items:
        yield reverse("portal:item", args=[language, item.facts.slug])
        yield reverse("portal:sheet", args=[language, item.facts.slug])


def _files() -> Iterator[tuple[str, bytes]]:
    for kind in ("css", "js"):
        yield address(kind), joined(kind)[0]
    found = finders.find(_ICONS)
    if isinstance(found, str):
        yield static(_ICONS), Path(found).read_bytes()


def _page(at: str, site: str) -> str:
    """Return one page as nobody in particular sees it."""
    request = _Asked(at, site or "http://localhost")
    found = resolve(at)
    with translation.override(str(found.kwargs["language"])):
        response: HttpResponse = found.func(request, *found.args, **found.kwargs)
        return _FORM.sub("", response.content.decode())


def _relative(found: re.Match[str], at: str, names: dict[str, str], site: str) -> str:
    path, mark, part = found["to"].partition("#")
    path, ask, query = path.partition("?")
    if path in names:
        here = posixpath.dirname(names[at])
        to = posixpath.relpath(names[path], here) + mark + part
    else:
        to = f"{site}{path}{ask}{query}{mark}{part}" if site else "#main"
    return f"{found['before']}{to}{found['after']}"


def _write(path: Path, content: bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return len(content)
