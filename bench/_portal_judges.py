"""Outside judges of the public pages: two of their HTML, one of the whole, and a text browser.

Each says by name why it is not there, and the others go on. The judges written for Node are locked
in bench/peers/portal and installed into the data folder once.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tools.find_chromium import chromium

from bench import _peers

LANGUAGES = ("es", "en", "fr", "ht", "pt")
SIX = ("front", "country", "item", "places", "service", "pack")
"""The templates that Lighthouse weighs: those that a search engine is meant to find."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOAL = 95
"""Points of a hundred that each page has in each category."""
_SOURCE = _peers.ROOT / "bench" / "peers" / "portal"
_RULES = {
    "extends": ["html-validate:recommended", "html-validate:a11y"],
    # Small letters, joining spaces and line ends are matters of taste; the standard has no say.
    "rules": {"doctype-style": "off", "tel-non-breaking": "off", "no-trailing-whitespace": "off"},
}


@dataclass(frozen=True, slots=True)
class PublicPage:
    """One page in one language, as it came over the wire."""

    template: str
    language: str
    address: str
    html: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge says of the pages, or why it says nothing."""

    judge: str
    pages: int = 0
    faults: tuple[str, ...] = ()
    absent: str = ""
    """Why the judge is not there; empty when it is."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Points of one page in each category of Lighthouse, and what cost some."""

    template: str
    language: str
    points: tuple[int, ...]
    lost: tuple[str, ...]


def pages(site: str) -> list[PublicPage]:
    """Fetch every public page of a served demonstration in five languages."""
    found = []
    for language in LANGUAGES:
        service = _first(rf"/{language}/s/[0-9a-f-]{{36}}/", _get(f"{site}/{language}/where/gt/"))
        item = f"/{language}/p/copia-acta-nacimiento/"
        paths = {
            "front": f"/{language}/",
            "country": f"/{language}/in/gt/",
            "item": item,
            "places": f"/{language}/where/gt/",
            "service": service,
            "pack": f"/{language}/pack/gt/",
            "kept places": f"/{language}/pack/gt/places/",
            "stands in": f"/{language}/p/pasaporte-nino/",
            "search": f"/{language}/search/",
            "about": f"/{language}/about/",
            "feedback": f"{item}feedback/",
            "sheet": f"{item}sheet/",
            "poster": f"{item}poster/",
            "place sheet": f"{service}sheet/",
            "visits": f"/{language}/where/gt/visits/",
        }
        for template, path in paths.items():
            found.append(PublicPage(template, language, path, _get(site + path)))
        path = f"/{language}/search/"
        answers = _get(site + path, {"q": "pasaporte paspò passport", "country": "gt"})
        found.append(PublicPage("answers", language, path, answers))
    return found


def judge(found: list[PublicPage]) -> Iterator[Verdict]:
    """Let every judge of HTML and the text browser read all pages."""
    with tempfile.TemporaryDirectory(prefix="travesia-judged-") as name:
        folder = Path(name)
        for page in found:
            file = folder / f"{page.language}-{page.template.replace(' ', '-')}.html"
            file.write_text(page.html, "utf-8")
        node = _peers.node_modules(_SOURCE)
        yield _vnu(folder, node, len(found))
        yield _html_validate(folder, node, len(found))
    yield text_browser(found)


def text_browser(found: list[PublicPage]) -> Verdict:
    """Read every page with a text browser: headings, links and the free line have to be there."""
    program = next((one for one in ("w3m", "lynx") if shutil.which(one)), None)
    if program is None:
        return Verdict("text browser", absent="neither w3m nor lynx is on this machine")
    words = {
        "w3m": ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "80"],
        "lynx": ["lynx", "-dump", "-stdin", "-assume_charset=utf-8", "-display_charset=utf-8"],
    }[program]
    faults = []
    for page in found:
        read = subprocess.run(  # noqa: S603  # fixed words
            words, input=page.html, capture_output=True, text=True, check=True, encoding="utf-8"
        ).stdout
        seen = _plain(read)
        wanted = re.findall(r"<h([12])\b[^>]*>(.*?)</h\1>", page.html, re.DOTALL)
        faults += [
            f"{page.language} {page.template}: cannot be read: {heading}"
            for heading in (_plain(_without_tags(inner)) for _level, inner in wanted)
            if heading not in seen
        ]
    return Verdict(f"{program}, a text browser", len(found), tuple(faults))


def weigh(
    site: str, found: list[PublicPage], languages: tuple[str, ...]
) -> Iterator[Weighed] | str:
    """Let Lighthouse weigh six templates, as a telephone on a slow network; or say why not."""
    node, browser = _peers.node_modules(_SOURCE), chromium()
    if node.path is None or browser is None:
        return node.reason or "Chromium is not on this machine"
    chosen = [page for page in found if page.template in SIX and page.language in languages]
    return _all_weighed(site, chosen, node.path, browser)


def _all_weighed(
    site: str, chosen: list[PublicPage], node: Path, browser: str
) -> Iterator[Weighed]:
    for page in chosen:
        sys.stderr.write(f"Lighthouse weighs {page.address} …\n")
        try:
            yield _lighthouse(site, page, node, browser)
        except subprocess.CalledProcessError as error:
            # It gives up on a machine that is busy with something else: asked once more.
            sys.stderr.write(f"{error.stderr[-300:]}\n")
            yield _lighthouse(site, page, node, browser)


def _lighthouse(site: str, page: PublicPage, node: Path, browser: str) -> Weighed:
    done = subprocess.run(  # noqa: S603  # fixed words and our own paths
        [
            *("nice", "-n", "5", "node", str(node / "node_modules/lighthouse/cli/index.js")),
            *(site + page.address, "--output=json", "--quiet", "--max-wait-for-load=60000"),
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage",
        ],
        env={**os.environ, "CHROME_PATH": browser},
        capture_output=True,
        text=True,
        check=True,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    points = tuple(round(100 * (said["categories"][one]["score"] or 0)) for one in CATEGORIES)
    return Weighed(page.template, page.language, points, _lost(said))


def _lost(said: dict[str, Any]) -> tuple[str, ...]:
    """Return what cost points, with its share of the full mark."""
    counted = {
        ref["id"]
        for one in CATEGORIES
        for ref in said["categories"][one]["auditRefs"]
        if ref["weight"] > 0
    }
    return tuple(
        f"{name} {audit['score']:.2f}"
        for name, audit in said["audits"].items()
        if name in counted and audit["score"] is not None and audit["score"] < 0.9
    )


def _vnu(folder: Path, node: _peers.Peers, number: int) -> Verdict:
    name = "vnu (Nu Html Checker)"
    if node.path is None:
        return Verdict(name, absent=node.reason)
    if shutil.which("java") is None:
        return Verdict(name, absent="java is not on this machine")
    jar = next((node.path / "node_modules" / "vnu-jar").rglob("vnu.jar"))
    command = ["java", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]
    files = sorted(str(file) for file in folder.glob("*.html"))
    said = _run([*command, *files])
    found = json.loads(said)["messages"] if said.strip() else []
    return Verdict(name, number, tuple(sorted(_said_by_vnu(one) for one in found)))


def _said_by_vnu(message: dict[str, Any]) -> str:
    where = Path(message.get("url", "")).stem
    extract = " ".join(message.get("extract", "").split())[:120]
    return f"{where}: {message.get('subType', message['type'])}: {message['message']} [{extract}]"


def _html_validate(folder: Path, node: _peers.Peers, number: int) -> Verdict:
    name = "html-validate, recommended and a11y"
    if node.path is None:
        return Verdict(name, absent=node.reason)
    config = folder / "rules.json"
    config.write_text(json.dumps({"root": True, **_RULES}), "utf-8")
    program = node.path / "node_modules" / ".bin" / "html-validate"
    # Into a file: the program ends before a pipe has taken everything.
    out = folder / "said.json"
    _run([str(program), "--formatter", f"json={out}", "--config", str(config), str(folder)])
    faults = [
        f"{Path(file['filePath']).stem}:{one['line']}: {one['ruleId']}: {one['message']}"
        for file in json.loads(out.read_text("utf-8"))
        for one in file["messages"]
    ]
    return Verdict(name, number, tuple(sorted(faults)))


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # fixed words
    if not done.stdout.strip() and done.returncode > 1:
        sys.stderr.write(done.stderr)
        done.check_returncode()
    return done.stdout


def _get(address: str, sent: dict[str, str] | None = None) -> str:
    body = urlencode(sent).encode() if sent is not None else None
    with urlopen(Request(address, data=body), timeout=60) as answer:  # noqa: S310  # our own site
        return str(answer.read().decode("utf-8"))


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    if found is None:
        raise RuntimeError(f"no {pattern} in the page")
    return found[0]


def _without_tags(html: str) -> str:
    return unescape(re.sub(r"<svg\b.*?</svg>|<[^>]+>", " ", html, flags=re.DOTALL))


def _plain(text: str) -> str:
    """Return a text without spaces: a line may break anywhere."""
    return re.sub(r"\W+", "", text)
