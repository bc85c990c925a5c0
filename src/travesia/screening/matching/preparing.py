"""Make a person ready to be scored: names folded, dates as numbers, documents keyed."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from travesia.screening.dates import PartialDate, PartialDateError
from travesia.screening.document_relation import plain_number
from travesia.screening.matching.births import Born
from travesia.screening.matching.features import Setting
from travesia.screening.matching.prepared import PreparedName, PreparedPerson
from travesia.screening.matching.rarity import Known, Rarity, general_rarity, generally_known
from travesia.screening.names import PARTICLES, tokens
from travesia.screening.values import Description, Name

#: The rules of folding; an index says which it was made by.
NORMALISER = "fold-1"


def prepare(person: Description) -> PreparedPerson:
    """Return a person ready to be scored; a name without words stays as a name without words."""
    names = tuple(prepare_name(name) for name in person.names) or (PreparedName(()),)
    births = (read_born(text) for text in (person.birth_date, *person.also_born))
    documents = (
        (plain_number(document.number), document.issuing_state) for document in person.documents
    )
    return PreparedPerson(
        names=names,
        births=tuple(born for born in births if born[0]),
        documents=tuple(pair for pair in documents if pair[0]),
    )


def prepare_name(name: Name) -> PreparedName:
    """Fold one name; given names come first when the name is divided."""
    return PreparedName(tokens(name.secondary) + tokens(name.primary), weak=name.weak)


@lru_cache(maxsize=1 << 16)
def read_born(text: str) -> Born:
    """Return a date as numbers with 0 for what is not known; what is no date is not known."""
    try:
        born = PartialDate.parse(text)
    except PartialDateError:
        return (0, 0, 0)
    return (born.year, born.month, born.day)


def is_light(word: str) -> bool:
    """Tell particles and titles from names."""
    return word in PARTICLES


@lru_cache(maxsize=1 << 18)
def word_similarity(left: str, right: str) -> tuple[float, str]:
    """Say how alike two folded words are."""
    if 1 in (len(left), len(right)):
        return (0.5, "initial") if left[0] == right[0] else (0.0, "none")
    s = OSA.normalized_similarity(left, right)
    return (s, "typo") if s >= 0.6 else (0.0, "none")


def setting_of(rarity: Rarity = general_rarity, known: Known = generally_known) -> Setting:
    """Return what a comparison needs to know, with the rarity of a list or the general one."""
    return Setting(similarity=word_similarity, rarity=rarity, known=known, light=is_light)


def sounds_of(word: str) -> tuple[str, ...]:
    """Return the keys under which words that sound like this one meet."""
    return ()


def spellings_of(word: str) -> tuple[str, ...]:
    """Return other forms of the same name."""
    return ()
