"""Set the thresholds of a list on people who are not on it, and keep them with its index."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.journal import services as journal
from travesia.lists.domain import PEOPLE, thresholds_hold
from travesia.lists.events import ThresholdsSet
from travesia.lists.models import ListVersion
from travesia.lists.selectors import indexing
from travesia.lists.selectors.rows import version_subject
from travesia.screening import ScreeningIndex, open_index, set_thresholds
from travesia.screening.calibrating import FEWEST
from travesia.screening.commands.thresholds import calibrate_index
from travesia.screening.matching.model import CURRENT
from travesia.screening.matching.preparing import NORMALISER

#: Told about every so many people who were asked about.
_STEP = 2_000

Said = Callable[[int], None]


def are_due(version: ListVersion) -> bool:
    """Tell whether a job has to set the thresholds of a version, as it stands now, anew."""
    if version.count < FEWEST:
        return False
    persons = indexing.count_of(version.id)
    return persons >= FEWEST and not thresholds_hold(
        version.calibration,
        persons=persons,
        budget=version.source.alarm_budget,
        engine=f"{CURRENT}/{NORMALISER}",
    )


def people_to_try(version: ListVersion) -> int:
    """Return about how many people the thresholds of a new version will be tried on, 0 for none."""
    persons = indexing.count_of(version.id)
    kept = _kept_before(version, persons=persons, engine="")
    return 0 if persons < FEWEST or kept else PEOPLE


def carry_over(version: ListVersion, file: Path) -> str:
    """Write the thresholds of before into an index that was made in haste, where they still fit.

    Returns the SHA-256 of the file; an empty text when it was left as it was.
    """
    index = open_index(file, verify=False)
    kept = _kept_before(version, persons=len(index), engine=engine_of(index))
    return set_thresholds(file, kept) if kept and "too_few" not in kept else ""


def settle(version: ListVersion, file: Path, *, said: Said | None = None) -> str:
    """Give an index its thresholds, and keep how they were set with the version.

    Those of before are kept while they fit; else the list is tried on people invented from its own
    names. Below `FEWEST` persons there is no crowd to invent, and the matcher's threshold for the
    size of the list stays. Returns the SHA-256 of the file; an empty text when it was left as it
    was.
    """
    index = open_index(file, verify=False)
    engine, persons = engine_of(index), len(index)
    if persons < FEWEST:
        _keep(version, {"too_few": persons})
        return ""
    kept = _kept_before(version, persons=persons, engine=engine)
    if not kept:
        kept = _set_anew(version, index, engine, said)
    del index
    digest = set_thresholds(file, kept)
    _keep(version, kept)
    return digest


def engine_of(index: ScreeningIndex) -> str:
    """Name the matcher: thresholds hold for the one they were set with."""
    return f"{index.algorithm}/{index.header.get('normaliser', '')}"


def _set_anew(
    version: ListVersion, index: ScreeningIndex, engine: str, said: Said | None
) -> dict[str, Any]:
    def counted(_place: int) -> None:
        if said is not None:
            said(_STEP)

    found = calibrate_index(
        index, people=PEOPLE, budget=version.source.alarm_budget, progress=counted
    )
    return {
        **found.as_json(),
        "engine": engine,
        "list_version": version.number,
        "set_at": clock.now().isoformat(),
    }


def _kept_before(version: ListVersion, *, persons: int, engine: str) -> Mapping[str, Any] | None:
    """Return thresholds of this version or one before it that still fit, if there are any."""
    budget = version.source.alarm_budget
    for one in (version, *indexing.earlier_versions(version.source.key, version.number)):
        if thresholds_hold(one.calibration, persons=persons, budget=budget, engine=engine):
            return dict(one.calibration)
    return None


def _keep(version: ListVersion, kept: Mapping[str, Any]) -> None:
    if kept == version.calibration:
        return
    with transaction.atomic():
        ListVersion.objects.filter(pk=version.pk).update(calibration=kept)
        if kept.get("list_version") == version.number:
            journal.record(
                actor=Actor.system("lists_prepare"),
                event=ThresholdsSet(
                    version_id=version.id,
                    source_key=version.source.key,
                    list_version=version.number,
                    persons=kept["entries"],
                    engine=kept["engine"],
                    budget=kept["budget"],
                    thresholds=kept["thresholds"],
                    alarm=kept["checks"]["with_date"]["alarm"],
                ),
                purpose=Purpose.LIST_MANAGEMENT.value,
                subjects=(version_subject(version.id),),
            )
    version.calibration = dict(kept)
