"""Pages of the bulletin: what the public reads, what an editor does, tables for donors."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from PIL import Image

from travesia.access import services as access
from travesia.access.domain import Actor, Role
from travesia.core import clock
from travesia.programme.selectors import bulletin as reads
from travesia.programme.services import bulletin_publishing as publishing
from travesia.programme.tests.bulletin_cast import (
    READER,
    TRAINED,
    begun,
    document,
    frozen,
    registered,
)

pytestmark = pytest.mark.django_db
SignIn = Callable[[Role], Client]


@pytest.fixture
def sign_in() -> SignIn:
    """Give the browser of the first person of the demonstration with a role, reading English."""

    def of(role: Role) -> Client:
        maker = Actor.system("tests", allowed=access.DEMO_PERMISSIONS)
        people = access.ensure_demo_people(actor=maker)
        person = next(one for one in people if one.username.startswith(role.value))
        signed = Client()
        signed.force_login(get_user_model().objects.get(pk=person.id))
        signed.get("/")
        signed.get("/", {"lang": "en"})
        return signed

    return of


def test_what_is_not_published_is_not_there_for_the_public(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    registered()
    begun()
    assert client.get("/programme/bulletin/u14/en/").status_code == 404
    assert client.get("/programme/bulletin/u14/en.pdf").status_code == 404
    assert client.get("/programme/bulletin/u14/figures.json").status_code == 404
    assert "No issue is published yet" in client.get("/programme/bulletin/").content.decode()


def test_the_public_reads_each_language_and_can_follow_each_figure(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    registered()
    out = frozen()
    page = client.get("/programme/bulletin/u14/es/").content.decode()
    assert '<html lang="es">' in page
    assert '<data value="U.F1">5\xa0140</data>' in page
    assert 'href="#note-1"' in page
    assert 'id="note-1"' in page
    assert "no indicado" in page
    assert "style=" not in page
    assert client.get("/programme/bulletin/u14/fr/").status_code == 404
    given = client.get("/programme/bulletin/u14/en.pdf")
    assert given.headers["Content-Type"] == "application/pdf"
    # Both standards are declared, and the figures lie inside.
    assert b"pdfaid:part" in given.content
    assert b"pdfuaid:part" in given.content
    assert b"u14-figures.json" in given.content
    assert given.content == client.get("/programme/bulletin/u14/en.pdf").content
    data = json.loads(client.get("/programme/bulletin/u14/figures.json").content)
    assert data["sha256"] == out.digest
    assert {one["code"]: one["value"] for one in data["figures"]}["U.F1"] == "5140"
    texts = {"en": "It is Cayo Norte.", "es": "Es Cayo Norte."}
    publishing.print_erratum(actor=READER, issue_id=out.id, texts=texts)
    assert "Es Cayo Norte." in client.get("/programme/bulletin/u14/es/").content.decode()


def test_words_are_never_markup(client: Client, frozen_clock: clock.FixedClock) -> None:
    registered()
    bad = '<script>alert(x)</script> #strong[x] $ \\ " &'
    new = document()
    new["blocks"][1]["title"] = {"en": bad, "es": "x"}
    out = frozen(new)
    page = client.get("/programme/bulletin/u14/en/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert client.get(f"/programme/bulletin/{out.code}/en.pdf").status_code == 200


def test_an_editor_begins_writes_and_sees_what_stops_it(
    sign_in: SignIn, frozen_clock: clock.FixedClock
) -> None:
    registered()
    client = sign_in(Role.EDITOR)
    begin = {"number": "7", "first": "2026-07-01", "last": "2026-09-30", "code": "u7"}
    given = client.post("/programme/bulletin-desk/", {**begin, "languages": ["es", "en"]})
    issue = reads.issue_by_code("u7")
    assert given.headers["Location"] == f"/programme/bulletin-desk/{issue.id}/"
    address = given.headers["Location"]
    client.post(address, {"edition": "0", "do": "add", "new-kind": "story", "title.en": "Title"})
    client.post(address, {"edition": "1", "do": "note", "new-note": "basis"})
    sent = {"edition": "2", "do": "save", "blocks.0.body.en": "We trained 41 and {fig:U.F1}"}
    client.post(address, sent)
    kept = reads.issue_by_code("u7")
    assert kept.document["title"]["en"] == "Title"
    assert kept.edition == 3
    page = client.get(address).content.decode()
    assert "A number was typed" in page
    assert "41" in page
    assert '<data value="U.F1">5,140</data>' in page
    stale = client.post(address, {"edition": "1", "do": "save", "title.en": "Mine"})
    assert stale.status_code == 409
    assert 'value="Mine"' in stale.content.decode()
    shown = client.post(f"{address}preview/", {**sent, "lead.en": "{fig:U.F2} informed"})
    assert "More than\xa011,800" in shown.content.decode()
    assert reads.issue_by_code("u7").edition == 3


def test_a_day_that_cannot_be_read_begins_nothing(
    sign_in: SignIn, frozen_clock: clock.FixedClock
) -> None:
    client = sign_in(Role.EDITOR)
    typed = {"number": "7", "first": "July", "last": "2026-09-30", "languages": ["es"]}
    given = client.post("/programme/bulletin-desk/", typed)
    assert given.status_code == 422
    assert 'value="July"' in given.content.decode()
    assert reads.issues() == ()


def test_a_photograph_is_brought_into_a_story_and_must_be_described(
    sign_in: SignIn, client: Client, frozen_clock: clock.FixedClock
) -> None:
    registered()
    issue = begun()
    editor = sign_in(Role.EDITOR)
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "#742a5f").save(picture, "PNG")
    picture.seek(0)
    picture.name = "post.png"
    editor.post(f"/programme/bulletin-desk/{issue.id}/photograph/1/", {"photo": picture})
    view = reads.issue(issue.id)
    digest = view.document["blocks"][1]["photo"]["asset"]
    assert {one.code for one in reads.faults_of(view)} >= {"alt_missing", "rights_missing"}
    address = f"/programme/bulletin/photographs/{digest}.jpg"
    assert editor.get(address).headers["Content-Type"] == "image/jpeg"
    assert client.get(address).status_code == 404


def test_tables_for_donors_name_people_nowhere_and_say_what_is_not_known(
    sign_in: SignIn, frozen_clock: clock.FixedClock
) -> None:
    registered(TRAINED)
    client = sign_in(Role.PROGRAMME_OFFICER)
    four_w = client.get("/programme/outputs/4w.csv").content.decode()
    assert "#activity+name" in four_w
    for name in ("results.xlsx", "tracking.xlsx", "4w.xlsx"):
        book = client.get(f"/programme/outputs/{name}").content
        with zipfile.ZipFile(io.BytesIO(book)) as opened:
            assert "xl/workbook.xml" in opened.namelist()
            if name == "results.xlsx":
                sheet = opened.read("xl/worksheets/sheet2.xml").decode()
                assert "not stated" in sheet
    assert client.get("/programme/outputs/nothing.xlsx").status_code == 404
    assert client.get("/programme/outputs/").status_code == 200
