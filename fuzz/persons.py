"""Targets of the room of screening: reading names as people and lists write them."""

from collections.abc import Iterator

from fuzz.targets import Target
from travesia.screening import Name, normalise, sound_key, token_similarity, variants
from travesia.screening.normalising import LONGEST, MOST_TOKENS

PARTED = "\x1f"
PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
NAMES = (
    "María José de la Cruz y Núñez",
    "DELACRUZ, MARIAJOSE",
    "P<UTOOZANNE<<MIRELA<TABITA<<<<<<<<<<<<<<<<<<",
    "PAPANDREOPOULOU<<KONSTANTINA<ELEFTHERIA",
    "FAXTTMXAH<<MXHMD<<<<<<<<<<<<<<<",
    "عبدالرحمن محمد",
    "Юлия Иванова",
    "王秀英",
    "김민수",
    "Mаrtinez J0SE",
    "Dr. Ma. Gpe. HDEZ Jr.",
    "ABDERRAHMANE NOUREDDINE",
    "MAR\u200bTI\u00adNEZ \u202eJUAN 😀",
)


def _names() -> Iterator[bytes]:
    for name in NAMES:
        yield name.encode()
        yield f"{name}{PARTED}{name[::-1]}".encode()


def read_name(data: bytes) -> None:
    """Read a name, in two parts if it has the sign between them; compare its words."""
    first, _, second = data.decode("utf-8", "replace").partition(PARTED)
    name = normalise(Name(first, second) if second else first)
    if not len(name.tokens) == len(name.others) == len(name.light) <= MOST_TOKENS:
        raise AssertionError("the parts of a name have different lengths")
    words = [*name.tokens, *(way for ways in name.others for way in ways)]
    if not all(word and set(word) <= PLAIN for word in words):
        raise AssertionError("a word is not in plain capitals")
    if sum(map(len, name.tokens)) > 20 * LONGEST:
        raise AssertionError("a name grew")
    for one, other in zip(name.tokens, name.tokens[1:], strict=False):
        if not 0 <= token_similarity(one, other, cut=name.truncated)[0] <= 1:
            raise AssertionError("likeness is no share")
        if not sound_key(one) or one in variants(one):
            raise AssertionError("a word without a key, or its own variant")


TARGETS = (Target("person-name", read_name, _names, (), 1024),)
