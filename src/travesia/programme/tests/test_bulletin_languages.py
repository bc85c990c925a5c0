"""An issue in all five languages: page and PDF of each, with its own numbers, days and words."""

import re
import zlib
from typing import Any

import pytest
from django.test import Client

from travesia.core import clock
from travesia.programme.domain.bulletin import LANGUAGES, faults, known_bodies
from travesia.programme.selectors import bulletin as reads
from travesia.programme.selectors.bulletin_paper import pdf
from travesia.programme.tests.bulletin_cast import FIGURES, document, frozen, registered

pytestmark = pytest.mark.django_db
_NB = "\u00a0"
#: French, Haitian Creole and Portuguese of the English texts of the tests' issue.
_WORDS = {
    "Programme of Utopia": ("Programme d’Utopie", "Pwogram Itopi", "Programa da Utopia"),
    "A post opens": ("Un poste ouvre", "Yon pòs louvri", "Um posto abre"),
    "{fig:U.F1} people were trained.": (
        "{fig:U.F1} personnes ont été formées.",
        "{fig:U.F1} moun te resevwa fòmasyon.",
        "{fig:U.F1} pessoas foram capacitadas.",
    ),
    "In numbers": ("En chiffres", "An chif", "Em números"),
    "p{note:basis}": ("p{note:basis}",) * 3,
    "informed": ("informées", "enfòme", "informadas"),
    "The post of Puerto Sol": ("Le poste de Puerto Sol", "Pòs Puerto Sol", "O posto de Puerto Sol"),
    "The {fig:U.F3} post opened on {date:2026-08-01}.\n\n- One [rule](https://example.org/rule)": (
        "Le {fig:U.F3} poste a ouvert le {date:2026-08-01}.\n\n- Une [règle](https://example.org/r)",
        "{fig:U.F3} pòs la te louvri {date:2026-08-01}.\n\n- Yon [règ](https://example.org/r)",
        "O {fig:U.F3} posto abriu em {date:2026-08-01}.\n\n- Uma [regra](https://example.org/r)",
    ),
    "By sex": ("Par sexe", "Pa sèks", "Por sexo"),
    "People trained": ("Personnes formées", "Moun ki fòme", "Pessoas capacitadas"),
    "Register": ("Registre", "Rejis", "Registro"),
    "Women": ("Femmes", "Fanm", "Mulheres"),
    "Men": ("Hommes", "Gason", "Homens"),
    "Other": ("Autre", "Lòt", "Outro"),
    "Where": ("Où", "Ki kote", "Onde"),
    "Attendances.": ("Présences.", "Prezans.", "Presenças."),
}
_SAID = {
    "en": ("5,140 people", f"1{_NB}August 2026", "The sixth post", "July to September 2026"),
    "es": (f"5{_NB}140", f"1{_NB}de agosto de 2026", "La sexta", "julio a septiembre de 2026"),
    "fr": (f"5{_NB}140", f"1er{_NB}août 2026", "Le sixième", "juillet à septembre 2026"),
    "ht": (f"5{_NB}140", f"1{_NB}out 2026", "Sizyèm pòs", "jiyè rive septanm 2026"),
    "pt": (f"5{_NB}140", f"1º{_NB}de agosto de 2026", "O sexto", "julho a setembro de 2026"),
}


def translated(part: Any) -> Any:  # any JSON
    """Return a part of an issue with its texts in five languages."""
    if isinstance(part, list):
        return [translated(one) for one in part]
    if not isinstance(part, dict):
        return part
    if set(part) == {"en", "es"}:
        return part | dict(zip(("fr", "ht", "pt"), _WORDS[part["en"]], strict=True))
    return {name: translated(one) for name, one in part.items()}


def _contents(paper: bytes) -> bytes:
    """Return a PDF with its streams opened, as far as they are deflated."""
    found = [paper]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", paper, re.DOTALL):
        try:
            found.append(zlib.decompress(match[1]))
        except zlib.error:
            continue
    return b"\n".join(found)


def test_an_issue_comes_out_in_five_languages(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    registered()
    issue = frozen(translated(document(languages=list(LANGUAGES))))

    assert reads.faults_of(issue) == ()
    for language in LANGUAGES:
        page = client.get(f"/programme/bulletin/u14/{language}/").content.decode()
        plain = re.sub(r"<[^>]+>", "", page)
        assert f'<html lang="{language}"' in page
        for words in _SAID[language]:
            assert words in plain, (language, words)
        paper = _contents(pdf(issue, language))
        assert paper.startswith(b"%PDF")
        assert re.search(rb"/Lang ?\(" + language.encode(), paper), language
        assert b"<pdfuaid:part>1</pdfuaid:part>" in paper
        assert b"<pdfaid:part>3</pdfaid:part>" in paper
        assert b"<pdfaid:conformance>A</pdfaid:conformance>" in paper
        assert pdf(issue, language) == pdf(issue, language)


@pytest.mark.parametrize("language", ["fr", "ht", "pt"])
def test_a_third_language_that_is_missing_stops_the_issue(
    language: str, frozen_clock: clock.FixedClock
) -> None:
    registered()
    new = translated(document(languages=list(LANGUAGES)))
    del new["blocks"][1]["body"][language]
    found = {(one.code, one.language) for one in faults(new, FIGURES, bodies=known_bodies())}

    assert found == {("translation_missing", language)}
