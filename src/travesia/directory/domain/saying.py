"""Which language a text is shown in when it does not exist in the one asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from travesia.vocab import reading_order


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language it is in, so that a page can declare it."""

    text: str
    language: str

    def __bool__(self) -> bool:
        """Tell whether there is anything to say."""
        return bool(self.text)

    def __str__(self) -> str:
        """Return the text."""
        return self.text


def say(texts: Mapping[str, str], language: str, source: str) -> Said:
    """Choose among texts by language; `source` is the language of the original, tried last."""
    for code in (*reading_order(language), source, *sorted(texts)):
        if texts.get(code):
            return Said(texts[code], code)
    return Said("", language)
