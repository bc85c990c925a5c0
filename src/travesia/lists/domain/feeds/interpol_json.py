"""Public notices of INTERPOL: answers to searches, and the details of notices, as JSON.

The file is one document: an answer, a notice, or a list of them. A public red notice is no arrest
warrant, and the public extracts are a small part of all notices.
"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from travesia.lists.domain.entries import NewListEntry
from travesia.lists.domain.feeds.items import Defaults, FeedError, Row
from travesia.lists.domain.feeds.json_texts import json_document, records_in, text_in, texts_in
from travesia.lists.domain.feeds.texts import FeedDates, cut, find_countries, once
from travesia.lists.domain.remarks import Remark
from travesia.screening import Name

#: An answer gives at most so many notices, and no page follows: narrower searches are needed.
MOST_IN_ANSWER = 160


def read_interpol_json(stream: BinaryIO, defaults: Defaults) -> Iterator[Row | Remark]:
    """Read notices; details win over the short form of the same notice in an answer.

    What is here is taken, also when a search found more than the file holds of it: how many are
    missing is said, and whoever gathered them has to ask more narrowly
    (`interpol_searches.split`). Something that is neither answer nor notice is set aside. Raises
    FeedError for a file without a single answer or notice.
    """
    gathered = _Gathered()
    document = json_document(stream)
    for one in document if isinstance(document, list) else [document]:
        gathered.add(one)
    gathered.check_format()
    for place, notice in enumerate(gathered.notices.values(), start=1):
        yield _row(place, notice, defaults)
    for place, one in enumerate(gathered.strange, start=len(gathered.notices) + 1):
        yield Row.aside(place, one, "not_a_notice")
    yield from gathered.remarks()


class _Gathered:
    """The notices of several answers, and how many each search should have given."""

    def __init__(self) -> None:
        self.notices: dict[str, Mapping[str, Any]] = {}
        self.strange: list[str] = []
        self._answers = 0
        self._totals: dict[str, int] = {}
        self._seen: dict[str, set[str]] = {}
        self._listed: set[str] = set()
        self._twice = 0

    def add(self, one: object) -> None:
        """Take an answer or a notice; what is neither is kept by what it begins with."""
        if not isinstance(one, dict):
            self.strange.append(type(one).__name__)
        elif "entity_id" in one:
            self._keep(one)
        elif isinstance(one.get("_embedded"), dict):
            self._take_answer(one, one["_embedded"])
        else:
            self.strange.append(", ".join(map(str, one))[:60])

    def check_format(self) -> None:
        """Raise FeedError when there was nothing of this format at all."""
        if not self._answers and not self.notices:
            raise FeedError("feed.other_format", why="no _embedded.notices and no entity_id")

    def remarks(self) -> Iterator[Remark]:
        """Say of each search how many notices are missing, and how many came more than once."""
        for asked, total in self._totals.items():
            missing = total - len(self._seen[asked])
            if missing > 0:
                yield Remark("records_missing", missing, asked)
        if self._twice:
            yield Remark("records_twice", self._twice)

    def _take_answer(self, answer: Mapping[str, Any], embedded: Mapping[str, Any]) -> None:
        self._answers += 1
        asked, total = _search_of(answer.get("query")), answer.get("total")
        found = embedded.get("notices")
        seen = self._seen.setdefault(asked, set())
        counted = total if isinstance(total, int) and not isinstance(total, bool) else 0
        self._totals[asked] = max(counted, self._totals.get(asked, 0))
        for notice in found if isinstance(found, list) else []:
            if not isinstance(notice, dict):
                self.strange.append(type(notice).__name__)
                continue
            key = self._keep(notice)
            self._twice += key in self._listed
            self._listed.add(key)
            seen.add(key)

    def _keep(self, notice: Mapping[str, Any]) -> str:
        key = text_in(notice, "entity_id").replace("/", "-") or f"?{len(self.notices)}"
        known = self.notices.get(key)
        if known is None or len(notice) > len(known):
            self.notices[key] = notice
        return key


def _search_of(query: object) -> str:
    """Return what was searched for, in one text, whichever page it is."""
    asked = query if isinstance(query, dict) else {}
    named = sorted((str(k), str(v)) for k, v in asked.items() if k not in {"page", "resultPerPage"})
    return ", ".join(f"{key}={value}" for key, value in named)[:120]


def _row(place: int, notice: Mapping[str, Any], defaults: Defaults) -> Row:
    dates = FeedDates()
    number = text_in(notice, "entity_id").replace("/", "-")
    nationalities, unknown = find_countries(texts_in(notice, "nationalities"))
    country, no_country = find_countries(texts_in(notice, "country_of_birth_id"))
    born = dates.read(text_in(notice, "date_of_birth").replace("/", "-"))
    sex = text_in(notice, "sex_id").upper()
    entry = NewListEntry(
        number=number,
        names=(Name(text_in(notice, "name"), text_in(notice, "forename")),),
        birth_dates=once((born,)),
        sex=sex if sex in {"F", "M"} else "",
        nationalities=nationalities,
        countries=country,
        purpose_code=defaults.purpose_code,
        instruction=defaults.instruction,
        reason=_reason(notice, (*unknown, *no_country, *dates.unread)),
        owner=defaults.owner,
        reference=f"INTERPOL {number}",
    )
    return Row(place, entry)


def _reason(notice: Mapping[str, Any], unread: tuple[str, ...]) -> str:
    charges = []
    for warrant in records_in(notice, "arrest_warrants"):
        charge = text_in(warrant, "charge_translation") or text_in(warrant, "charge")
        issuer = text_in(warrant, "issuing_country_id")
        charges.append(f"{charge} ({issuer})" if issuer else charge)
    found = [
        ("Warrants", tuple(charges)),
        ("Born in", texts_in(notice, "place_of_birth")),
        ("Marks", texts_in(notice, "distinguishing_marks")),
        ("Speaks", texts_in(notice, "languages_spoken_ids")),
        ("As written", unread),
    ]
    return cut(" ".join(f"{head}: {'; '.join(values)}." for head, values in found if values))
