"""Claim 169: the person map, version 1.2.0 (January 2026) of its specification.

That version assigns 19 to 23, which older drafts reserve, and field 62 for the face; 16 and 17
are the older way to carry a photo, read but not written. Fields 24 to 49 and 66 to 99 are
unassigned and skipped. Fingerprints, irises, palms and voices are skipped by intention: a reader
that needs none of them does not hand them on.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from travesia.seals.cards.values import Person, Photo, PhotoFormat
from travesia.seals.findings import Finding, finding

PERSON_FIELDS: Mapping[int, tuple[str, type]] = MappingProxyType(
    {
        1: ("id", str),
        2: ("version", str),
        3: ("language", str),
        4: ("full_name", str),
        5: ("first_name", str),
        6: ("middle_name", str),
        7: ("last_name", str),
        8: ("birth_date", str),
        9: ("gender", int),
        10: ("address", str),
        11: ("email", str),
        12: ("phone", str),
        13: ("nationality", str),
        14: ("marital_status", int),
        15: ("guardian", str),
        19: ("secondary_full_name", str),
        20: ("secondary_language", str),
        21: ("location_code", str),
        22: ("legal_status", str),
        23: ("country_of_issuance", str),
    }
)
"""Number → attribute of `Person` and the type its value must have."""

PHOTO, PHOTO_FORMAT, FINGERS, FACE = 16, 17, 18, 62
_DATA, _FORMAT, _SUBFORMAT = 0, 1, 2
_IMAGE = 0
_FORMATS = frozenset(int(kind) for kind in PhotoFormat)
_OLDER_FORMATS = frozenset(range(1, 5))
OTHER_BIOMETRICS = frozenset(range(50, 66)) - {FACE}


def person_map(person: Person) -> dict[int, Any]:
    """Write a person as the map of Claim 169; absent fields are left out."""
    found: dict[int, Any] = {}
    for number, (name, _) in PERSON_FIELDS.items():
        value = getattr(person, name)
        if value is not None:
            found[number] = value
    if person.best_quality_fingers:
        found[FINGERS] = list(person.best_quality_fingers)
    if person.photo is not None:
        photo = person.photo
        found[FACE] = [{_DATA: photo.data, _FORMAT: _IMAGE, _SUBFORMAT: int(photo.format)}]
    return found


def read_person(found: Mapping[Any, Any]) -> tuple[Person, tuple[Finding, ...]]:
    """Read a person map; a field of the wrong type is left out and reported."""
    fields: dict[str, Any] = {}
    findings: list[Finding] = []
    others = 0
    for number, value in found.items():
        if type(number) is not int:
            continue
        known = PERSON_FIELDS.get(number)
        if known is not None:
            if type(value) is known[1]:
                fields[known[0]] = value
            else:
                findings.append(finding("person.field", number=number))
        elif number in OTHER_BIOMETRICS:
            others += 1
    if others:
        findings.append(finding("person.biometrics_left", number=others))
    if FINGERS in found:
        fields["best_quality_fingers"] = _fingers(found[FINGERS], findings)
    if FACE in found or PHOTO in found:
        fields["photo"] = _photo(found, findings)
    return Person(**fields), tuple(findings)


def _fingers(value: object, findings: list[Finding]) -> tuple[int, ...]:
    if isinstance(value, list) and all(type(one) is int and 0 <= one <= 10 for one in value):
        return tuple(value)
    findings.append(finding("person.field", number=FINGERS))
    return ()


def _photo(found: Mapping[Any, Any], findings: list[Finding]) -> Photo | None:
    """Take the first face that is an image of a known format, else the older photo."""
    faces = found.get(FACE, [])
    for face in faces if isinstance(faces, list) else [faces]:
        match face:
            case {0: bytes() as data, 1: 0, 2: int() as kind} if kind in _FORMATS:
                return Photo(PhotoFormat(kind), data)
    match found.get(PHOTO), found.get(PHOTO_FORMAT):
        case bytes() as data, int() as kind if kind in _OLDER_FORMATS:
            return Photo(PhotoFormat(kind), data)
    findings.append(finding("person.photo"))
    return None
