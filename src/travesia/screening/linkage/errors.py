"""The one error of the linkage, and its sentences in five languages."""

from typing import Final

from travesia.vocab import Catalogue

CATALOGUE: Final = Catalogue.read("travesia.screening.linkage", "messages")
"""Code → severity and sentences, for errors, reasons and questions."""


class LinkError(ValueError):
    """What cannot be linked at all: a stable code and the facts of the case.

    Records that cannot be read one by one are no error: they are set aside, counted and named.
    """

    def __init__(self, code: str, /, **facts: str | int) -> None:
        """Keep the code and the facts; KeyError when the code is not in the catalogue."""
        if code not in CATALOGUE.templates:
            raise KeyError(code)
        self.code = code
        self.facts = facts
        super().__init__(code, facts)

    def message(self, language: str = "en") -> str:
        """Say it in one of the five languages (English for any other)."""
        return CATALOGUE.say(self.code, language, self.facts)

    def __str__(self) -> str:
        return self.message()
