"""Reading of the packaged code lists: tab-separated text with a header line."""

import os
from collections.abc import Iterator, Mapping
from importlib.resources import files

LANGUAGE_CODES = ("en", "es", "fr", "ht", "pt")
"""The five languages of the house, English first because every look-up falls back to it."""


def rows(name: str) -> Iterator[dict[str, str]]:
    """Give each row of the packaged list `name` (without ending) as column → text."""
    text = files("travesia.vocab").joinpath("lists", f"{name}.tsv").read_text("utf-8")
    return table_rows(text)


def table_rows(text: str) -> Iterator[dict[str, str]]:
    """Yield each row of a tab-separated text with a header line as column → text."""
    lines = text.splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, line.split("\t"), strict=True))


def names_of(row: Mapping[str, str]) -> dict[str, str]:
    """Take the names in the five languages out of a row."""
    return {code: row[code] for code in LANGUAGE_CODES}


def name_in(names: Mapping[str, str], language: str) -> str:
    """Pick the name for a language tag (`es`, `es-MX`, `pt_BR`); English when there is none."""
    short = language.replace("_", "-").partition("-")[0].lower()
    return names.get(short) or names["en"]


def language_of_the_machine() -> str:
    """Take the language of the environment where it is one of the five, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if found := os.environ.get(name):
            short = found.partition("_")[0].partition(".")[0].lower()
            return short if short in LANGUAGE_CODES else "en"
    return "en"
