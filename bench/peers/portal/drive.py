"""Wagtail as `wagtail start` makes it, with the same services: its default search and its page.

Runs in the peers' environment, never in ours. Reads the material from a file and prints figures.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MODELS = """
from django.db import models
from wagtail.models import Page
from wagtail.search import index


class Service(index.Indexed, models.Model):
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=255)
    summary = models.TextField()
    body = models.TextField()
    search_fields = [
        index.SearchField("title", boost=4),
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.FilterField("language"),
    ]


class ServicePage(Page):
    summary = models.TextField()
    body = models.TextField()
"""
TEMPLATE = (
    '{% extends "base.html" %}{% block content %}<h1>{{ page.title }}</h1><p>{{ page.summary }}</p>'
    "<p>{{ page.body|linebreaks }}</p>{% endblock %}"
)
VIEWS = 50


def main(material: str) -> None:
    """Make the project, fill it, measure, print."""
    given = json.loads(Path(material).read_text("utf-8"))
    with tempfile.TemporaryDirectory(prefix="travesia-wagtail-") as folder:
        start(folder)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("makemigrations", "services", verbosity=0)
        call_command("migrate", verbosity=0)
        sys.stdout.write(json.dumps({**searches(given), **page()}) + "\n")


def start(folder: str) -> None:
    """Generate the project as the peer's own program does, and add the application."""
    program = Path(sys.executable).parent / "wagtail"
    command = [str(program), "start", "peer", folder]
    subprocess.run(command, check=True, stdout=sys.stderr)  # noqa: S603  # fixed words
    app = Path(folder) / "services"
    (app / "migrations").mkdir(parents=True)
    for name in ("__init__.py", "migrations/__init__.py"):
        (app / name).touch()
    (app / "models.py").write_text(MODELS, "utf-8")
    templates = app / "templates" / "services"
    templates.mkdir(parents=True)
    (templates / "service_page.html").write_text(TEMPLATE, "utf-8")
    (Path(folder) / "peer" / "settings" / "bench.py").write_text(
        "from .production import *\n"
        'SECRET_KEY = "bench only"\nALLOWED_HOSTS = ["*"]\n'
        'INSTALLED_APPS = [*INSTALLED_APPS, "services"]\n'
        'STORAGES["staticfiles"]["BACKEND"] = '
        '"django.contrib.staticfiles.storage.StaticFilesStorage"\n',
        "utf-8",
    )
    os.chdir(folder)
    sys.path.insert(0, folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "peer.settings.bench"


def searches(given: dict) -> dict:
    """Fill the search and ask."""
    from django.core.management import call_command
    from services.models import Service
    from wagtail.search.backends import get_search_backend

    Service.objects.bulk_create(
        [
            Service(**{name: row[name][:255] if name == "title" else row[name] for name in row})
            for row in given["documents"]
        ],
        batch_size=500,
    )
    began = time.perf_counter()
    call_command("update_index", verbosity=0)
    filled = time.perf_counter() - began
    backend = get_search_backend()

    def ask(text: str, language: str) -> int:
        found = backend.search(text, Service.objects.filter(language=language))
        return len(list(found[:20]))

    ask("albergue", "es")
    times, answered, broken = [], 0, 0
    for text, language in given["asked"]:
        began = time.perf_counter()
        try:
            answered += ask(text, language) > 0
        except Exception:  # whatever a peer raises counts
            broken += 1
        times.append(1000 * (time.perf_counter() - began))
    odd = 0
    for text, language in given["odd"]:
        try:
            ask(text, language)
        except Exception:  # whatever a peer raises counts
            odd += 1
    times.sort()
    return {
        "filled": filled,
        "p50": times[len(times) // 2],
        "p95": times[int(0.95 * len(times))],
        "max": times[-1],
        "answered": answered,
        "broken": broken,
        "odd_errors": odd,
    }


def page() -> dict:
    """Render one page as a visitor gets it."""
    import re

    from django.contrib.staticfiles import finders
    from django.test import Client
    from services.models import ServicePage
    from wagtail.models import Site

    root = Site.objects.get(is_default_site=True).root_page
    one = root.add_child(
        instance=ServicePage(
            title="Albergue", slug="albergue", summary="Cama.", body="Casa. " * 200
        )
    )
    one.save_revision().publish()
    client = Client()
    client.get("/albergue/")
    answer = client.get("/albergue/")
    times = []
    for _ in range(VIEWS):
        began = time.perf_counter()
        client.get("/albergue/")
        times.append(1000 * (time.perf_counter() - began))
    body = answer.content
    css = [
        Path(finders.find(name)).read_bytes()
        for name in re.findall(r'href="/static/([^"]+\.css)"', body.decode())
        if finders.find(name)
    ]
    return {
        "status": answer.status_code,
        "page_ms": sorted(times)[len(times) // 2],
        "page_bytes": sum(len(gzip.compress(part)) for part in (body, *css)),
    }


if __name__ == "__main__":
    main(sys.argv[1])
