"""Make a person ready to be scored: names folded, dates as numbers, documents keyed."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from travesia.screening.dates import PartialDate, PartialDateError
from travesia.screening.document_relation import plain_number
from travesia.screening.matching.births import Born
from travesia.screening.matching.counting_words import heavy_words, heavy_words_1, is_light_1
from travesia.screening.matching.features import READING, Setting
from travesia.screening.matching.prepared import PreparedName, PreparedPerson
from travesia.screening.matching.rarity import (
    Known,
    Rarity,
    general_rarity,
    general_scarcity,
    generally_known,
)
from travesia.screening.normalising import normalise
from travesia.screening.romanising import same_syllables
from travesia.screening.similarity import Likeness, token_similarity
from travesia.screening.sounding import may_sound_alike, sound_key
from travesia.screening.spellings import is_patronymic, variants
from travesia.screening.tables import light_words
from travesia.screening.values import Description, DocumentNumber, Name

#: Words spelled less alike than this are looked at only when they begin alike by ear.
_WORTH_A_LOOK = 0.45

#: Words less alike than this do not answer each other at all.
_BARELY = 0.6

#: The rules of folding; an index says which it was made by.
NORMALISER = "fold-3"


def prepare(person: Description) -> PreparedPerson:
    """Return a person ready to be scored; a name without words stays as a name without words."""
    names = tuple(prepare_name(name) for name in person.names) or (PreparedName(()),)
    births = (read_born(text) for text in (person.birth_date, *person.also_born))
    return PreparedPerson(
        names=names,
        births=tuple(born for born in births if born[0]),
        documents=prepared_documents(person.documents),
    )


def prepared_documents(documents: Iterable[DocumentNumber]) -> tuple[tuple[str, str], ...]:
    """Return numbers as they are looked up, and issuers; one without a number says nothing."""
    pairs = ((plain_number(document.number), document.issuing_state) for document in documents)
    return tuple(pair for pair in pairs if pair[0])


@lru_cache(maxsize=1 << 12)
def prepare_name(name: Name) -> PreparedName:
    """Fold one name; family names come first when the name is divided."""
    found = normalise(name)
    return PreparedName(
        words=found.tokens,
        cut=found.truncated,
        weak=name.weak,
        others=found.others if any(found.others) else (),
        surname=found.surname_tokens,
    )


@lru_cache(maxsize=1 << 16)
def read_born(text: str) -> Born:
    """Return a date as numbers with 0 for what is not known; what is no date is not known."""
    try:
        born = PartialDate.parse(text)
    except PartialDateError:
        return (0, 0, 0)
    return (born.year, born.month, born.day)


def is_light(word: str) -> bool:
    """Tell particles, titles and suffixes, which documents drop and add, from names."""
    return word in light_words()


@lru_cache(maxsize=1 << 18)
def word_similarity(left: str, right: str) -> tuple[float, str]:
    """Say how alike two folded words are, and in which way.

    A father's name and the name made of it, IVAN and IVANOVICH, are two; otherwise it is as
    `person_v1` had it.
    """
    if is_patronymic(left, right):
        return 0.0, Likeness.NONE.value
    return word_similarity_1(left, right)


@lru_cache(maxsize=1 << 18)
def word_similarity_1(left: str, right: str) -> tuple[float, str]:
    """Say the same as `person_v1` had it.

    As `similarity.token_similarity` says; two slips in a shorter word, which it does not believe
    by themselves, count as a slip here, since a date can bear them out.
    """
    spelled = OSA.normalized_similarity(left, right)
    if spelled < _WORTH_A_LOOK and _unlike(left, right):
        return 0.0, Likeness.NONE.value
    alike, kind = token_similarity(left, right)
    if kind is Likeness.NONE and spelled >= _BARELY and min(len(left), len(right)) > 2:
        return spelled, Likeness.TYPO.value
    return alike, kind.value


def _unlike(left: str, right: str) -> bool:
    """Tell in a moment that two words spelled so differently are not one name after all."""
    if len(left) == 1 or len(right) == 1 or right in variants(left):
        return False
    # How they begin is told far sooner than the whole of a key that nobody has asked for yet.
    if may_sound_alike(left, right) and sound_key(left)[0] == sound_key(right)[0]:
        return False
    return not same_syllables(left, right)


def setting_of(
    rarity: Rarity = general_rarity,
    known: Known = generally_known,
    scarcity: Rarity = general_scarcity,
    *,
    reading: int = READING,
) -> Setting:
    """Return what a comparison needs to know, with the rarity of a list or the general one.

    `reading` is that of the model: how names are read, see `model.Model`.
    """
    return Setting(
        similarity=word_similarity if reading > 1 else word_similarity_1,
        rarity=rarity,
        scarcity=scarcity,
        known=known,
        light=is_light if reading > 1 else is_light_1,
        heavy=heavy_words if reading > 1 else heavy_words_1,
        reading=reading,
    )


def sounds_of(word: str) -> tuple[str, ...]:
    """Return the keys under which words that sound like this one meet."""
    return (sound_key(word),) if len(word) > 1 else ()


def spellings_of(word: str) -> frozenset[str]:
    """Return other forms of the same name."""
    return variants(word)
