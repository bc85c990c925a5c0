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
from travesia.screening import Name

#: An answer gives at most so many notices, and no page follows: narrower searches are needed.
MOST_IN_ANSWER = 160


def read_interpol_json(stream: BinaryIO, defaults: Defaults) -> Iterator[Row]:
    """Read notices; details win over the short form of the same notice in an answer.

    Raises FeedError, also when a search found more notices than the file holds of it: whoever
    gathered them has to ask more narrowly (`interpol_searches.split`).
    """
    gathered = _Gathered()
    document = json_document(stream)
    for one in document if isinstance(document, list) else [document]:
        if not isinstance(one, dict):
            raise FeedError("feed.other_format", why=type(one).__name__)
        gathered.add(one)
    gathered.check_whole()
    for place, notice in enumerate(gathered.notices.values(), start=1):
        yield _row(place, notice, defaults)


class _Gathered:
    """The notices of several answers, and how many each search should have given."""

    def __init__(self) -> None:
        self.notices: dict[str, Mapping[str, Any]] = {}
        self._totals: dict[str, int] = {}
        self._seen: dict[str, int] = {}

    def add(self, one: Mapping[str, Any]) -> None:
        """Take an answer or a notice; raises FeedError for anything else."""
        if "entity_id" in one:
            self._keep(one)
            return
        embedded, total = one.get("_embedded"), one.get("total")
        if not isinstance(embedded, dict) or not isinstance(total, int):
            raise FeedError("feed.other_format", why="no _embedded.notices and no entity_id")
        asked = _search_of(one.get("query"))
        found = records_in(embedded, "notices")
        self._totals[asked] = max(total, self._totals.get(asked, 0))
        self._seen[asked] = self._seen.get(asked, 0) + len(found)
        for notice in found:
            self._keep(notice)

    def check_whole(self) -> None:
        """Raise FeedError when a search found more than is here."""
        for asked, total in self._totals.items():
            if self._seen[asked] < total:
                raise FeedError("feed.incomplete", count=self._seen[asked], total=total)

    def _keep(self, notice: Mapping[str, Any]) -> None:
        key = text_in(notice, "entity_id").replace("/", "-") or f"?{len(self.notices)}"
        known = self.notices.get(key)
        if known is None or len(notice) > len(known):
            self.notices[key] = notice


def _search_of(query: object) -> str:
    """Return what was searched for, whichever page it is."""
    asked = query if isinstance(query, dict) else {}
    return repr(sorted((str(k), str(v)) for k, v in asked.items() if k != "page"))


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
