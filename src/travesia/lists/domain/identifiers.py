"""Marks of documents, vehicles and vessels, and the one form in which two writings of one meet."""

from dataclasses import dataclass

#: What a mark can be: document number, number plate, chassis number (ISO 3779), IMO ship number,
#: maritime mobile identity, radio call sign.
SCHEMES = ("document", "plate", "vin", "imo", "mmsi", "call_sign")

_LONGEST = 40
#: The longest key that is looked up by: some letters become two as capitals (ß).
LONGEST_KEY = 60
_LOOKALIKES = str.maketrans("OQILZSB", "0011258")
_VIN_NEVER = frozenset("IOQ")


@dataclass(frozen=True, slots=True)
class Identifier:
    """A mark with its scheme, and the State that gave it where one did."""

    scheme: str
    value: str
    state: str = ""


def mark_key(scheme: str, value: str) -> str:
    """Return the form under which a mark is looked up: capitals and digits without the rest.

    On documents and plates letters that look like digits count as digits, since both are read by
    people and machines that take one for the other.
    """
    plain = "".join(char for char in value.upper() if char.isalnum())
    if scheme == "imo":
        return plain.removeprefix("IMO")
    return plain.translate(_LOOKALIKES) if scheme in {"document", "plate"} else plain


def identifier_problem(one: Identifier) -> str:
    """Return the code of what is wrong with a mark, or an empty string."""
    key = mark_key(one.scheme, one.value)
    if one.scheme not in SCHEMES:
        return "mark_of_unknown_kind"
    if not key or len(one.value) > _LONGEST or len(key) > LONGEST_KEY:
        return "mark_missing_or_too_long"
    if one.scheme == "imo" and not is_imo_number(key):
        return "imo_number_wrong"
    if one.scheme == "vin" and (len(key) > 17 or _VIN_NEVER & set(key)):
        return "chassis_number_wrong"
    if one.scheme == "mmsi" and not (len(key) == 9 and key.isdigit()):
        return "mmsi_wrong"
    return ""


def is_imo_number(digits: str) -> bool:
    """Tell whether seven digits are an IMO ship number.

    The last one is the check digit: the last digit of the sum of the first six times 7 to 2.
    """
    if len(digits) != 7 or not (digits.isascii() and digits.isdigit()):
        return False
    total = sum(int(char) * weight for char, weight in zip(digits, range(7, 1, -1), strict=False))
    return total % 10 == int(digits[-1])
