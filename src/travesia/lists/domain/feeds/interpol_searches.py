"""Search public notices of INTERPOL so narrowly that each answer is whole.

An answer gives at most 160 notices and no page follows, so a search that finds more is divided by
nationality, then sex, then age. Nothing here opens a connection.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from travesia.lists.domain.feeds.interpol_json import MOST_IN_ANSWER

OLDEST = 120
SEXES = ("M", "F", "U")


@dataclass(frozen=True, slots=True)
class NoticeSearch:
    """What is asked for; an empty field asks for all."""

    nationality: str = ""
    """Two letters, as the service knows them."""
    sex: str = ""
    age_min: int = 0
    age_max: int = OLDEST

    def parameters(self) -> dict[str, str]:
        """Return the parameters of the address."""
        asked = {"resultPerPage": str(MOST_IN_ANSWER), "page": "1"}
        if self.nationality:
            asked["nationality"] = self.nationality
        if self.sex:
            asked["sexId"] = self.sex
        if (self.age_min, self.age_max) != (0, OLDEST):
            asked |= {"ageMin": str(self.age_min), "ageMax": str(self.age_max)}
        return asked


def is_whole(total: int) -> bool:
    """Tell whether an answer that found so many gave them all."""
    return total <= MOST_IN_ANSWER


def split(search: NoticeSearch, *, nationalities: Sequence[str]) -> tuple[NoticeSearch, ...]:
    """Divide a search whose answer was not whole; empty when it cannot be divided any more.

    A notice with two nationalities comes twice, one without any in none of the parts: ask for
    those by sex and age with an empty nationality too.
    """
    if not search.sex:
        return tuple(replace(search, sex=sex) for sex in SEXES)
    if search.age_min < search.age_max:
        middle = (search.age_min + search.age_max) // 2
        return (replace(search, age_max=middle), replace(search, age_min=middle + 1))
    if not search.nationality:
        return tuple(replace(search, nationality=code) for code in nationalities)
    return ()
