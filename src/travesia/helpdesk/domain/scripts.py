"""What an attendant reads aloud: an answer in its order, and the emergency scripts; no Django."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

#: Words in a minute when somebody reads aloud to a stranger on the telephone, calmly. Newsreaders
#: take about 150; a person who writes along needs less.
WORDS_A_MINUTE = 140
SECONDS = 60

_WORD = re.compile(r"[\w’'-]+")


def count_words(*texts: str) -> int:
    """Return how many words there are to be read; a number is a word."""
    return sum(len(_WORD.findall(text)) for text in texts)


def seconds_to_read(words: int) -> int:
    """Return how long they take to read aloud, in seconds."""
    return round(words * 60 / WORDS_A_MINUTE)


@dataclass(frozen=True, slots=True)
class EmergencyScript:
    """What to say and do when somebody is in danger; nothing of it is recorded."""

    code: str
    titles: Mapping[str, str]
    says: Mapping[str, tuple[str, ...]]
    """Language → sentences to say, in order."""
    does: Mapping[str, tuple[str, ...]]
    """Language → what to do, in order; the last step hands over with the person on the line."""

    def title(self, language: str) -> str:
        """Return the title in a language of the screens."""
        return self.titles.get(language) or self.titles["en"]

    def to_say(self, language: str) -> tuple[str, ...]:
        """Return the sentences in a language of the screens."""
        return self.says.get(language) or self.says["en"]

    def to_do(self, language: str) -> tuple[str, ...]:
        """Return the steps in a language of the screens."""
        return self.does.get(language) or self.does["en"]


@cache
def emergency_scripts() -> tuple[EmergencyScript, ...]:
    """Return the scripts in the order of the book."""
    said = tomllib.loads(files(__package__).joinpath("scripts.toml").read_text("utf-8"))
    return tuple(
        EmergencyScript(
            code=row["code"],
            titles=row["titles"],
            says={tag: tuple(lines) for tag, lines in row["say"].items()},
            does={tag: tuple(lines) for tag, lines in row["do"].items()},
        )
        for row in said["script"]
    )
