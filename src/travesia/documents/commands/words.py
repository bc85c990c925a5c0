"""The words of the commands in five languages, and which language a person reads."""

import os
from functools import cache
from importlib.resources import files

from travesia.vocab import LANGUAGE_CODES
from travesia.vocab.tables import name_in, names_of, table_rows


@cache
def words() -> dict[str, dict[str, str]]:
    """Give every word of the commands: word → language → text with named placeholders."""
    text = files("travesia.documents.commands").joinpath("words.tsv").read_text("utf-8")
    return {row["word"]: names_of(row) for row in table_rows(text)}


def say(word: str, language: str, **facts: str | int) -> str:
    """Say a word in a language; KeyError when there is no such word."""
    return name_in(words()[word], language).format_map(facts)


def language_of_the_machine() -> str:
    """Take the language of the environment where it is one of the five, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if found := os.environ.get(name):
            short = found.partition("_")[0].partition(".")[0].lower()
            return short if short in LANGUAGE_CODES else "en"
    return "en"
