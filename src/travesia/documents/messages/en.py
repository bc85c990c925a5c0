"""English."""

FIELDS = {
    "document_code": "document code",
    "issuing_state": "issuing state",
    "name": "name",
    "document_number": "document number",
    "nationality": "nationality",
    "birth_date": "date of birth",
    "sex": "sex",
    "expiry_date": "date of expiry",
    "optional_data": "optional data",
    "composite": "whole second line",
}

UNITS = {"year": ("year", "years"), "month": ("month", "months"), "day": ("day", "days")}

MESSAGES = {
    "birth.after_expiry": "The date of birth {date} lies after the date of expiry.",
    "birth.century_assumed": (
        "The zone gives two digits of the year of birth: {year} is assumed (age {age}), "
        "not {other}. Compare with the page."
    ),
    "birth.invalid": "The date of birth reads {found}, which is not a date.",
    "birth.partial": "The date of birth is known in part: {date}.",
    "birth.unknown": "The date of birth is marked as unknown.",
    "code.bare": (
        "Passport without a second letter; such passports may circulate to the end of 2037."
    ),
    "code.bare_late": (
        "Passport without a second letter; the last ones issued so expired at the end of 2037."
    ),
    "code.invalid": "The document code reads {code}; it must be capital letters.",
    "code.listed": "The document code {code} is one of those listed.",
    "code.not_passport": "The document code {code} does not begin with P, as a passport's does.",
    "code.second_letter_not_listed": (
        "The document code {code} is not one of those listed since 2026. "
        "A passport issued earlier may carry it."
    ),
    "digit.agrees": "The check digit of the {field} agrees ({digit}).",
    "digit.blank": "The {field} is empty and has no check digit, which is allowed.",
    "digit.disagrees": (
        "The check digit of the {field} is {found}, but the characters give {expected}: "
        "at least one character is misread or changed."
    ),
    "digit.not_a_digit": (
        "The check digit of the {field} reads {found}, which is no digit; "
        "the characters give {expected}."
    ),
    "document.expired": "The document expired on {date}, {span} ago.",
    "document.in_date": "The document expires on {date}, in {span}.",
    "expiry.absent": "The zone gives no date of expiry.",
    "expiry.invalid": "The date of expiry reads {found}, which is not a date.",
    "expiry.partial": "The date of expiry is known in part: {date}.",
    "format.not_read_yet": (
        "This has the shape of {format}, a format not read yet. Enter it by hand."
    ),
    "format.unknown": (
        "This has the shape of no travel document: {lines} lines of {lengths} characters."
    ),
    "holder.protection": (
        "The document is a refugee's or stateless person's. "
        "Do not contact the authorities of the country of origin."
    ),
    "line.too_long": (
        "Line {line} has {found} characters instead of {expected}: {extra} too many. "
        "It was not read."
    ),
    "line.too_short": (
        "Line {line} has {found} characters instead of {expected}: {missing} missing. "
        "It was not read."
    ),
    "lines.extra_ignored": "Lines of other text beside the zone: {count}. They were left out.",
    "lines.joined": (
        "The zone came as one line of {found} characters and was cut into {lines} lines."
    ),
    "lines.one_only": (
        "Only one line came, of {found} characters; a passport has two. Read the document again."
    ),
    "lines.swapped": "The two lines came in reverse order and were exchanged.",
    "name.empty": "The name field is empty.",
    "name.invalid_character": (
        "The name holds {character} at position {position}; only letters can stand there."
    ),
    "name.misplaced_fillers": (
        "The fillers in the name do not stand as they should: compare the name with the page."
    ),
    "name.no_secondary": "The document gives one name only, without given names.",
    "name.truncated": (
        "The name fills its field: it may be shortened. Compare the name with the page."
    ),
    "number.empty": "The document number is empty.",
    "number.inner_filler": (
        "The document number holds a filler: on the page a space or another sign stands there."
    ),
    "sex.invalid": "The sex reads {found}; only F, M or a filler can stand there.",
    "sex.unspecified": "The sex is not specified.",
    "sex.x_in_zone": "The sex reads X; a zone should have a filler there. Read as unspecified.",
    "state.known": "{state}: {field}.",
    "state.malformed": "The {field} reads {found}, which is not a code.",
    "state.master_list_only": (
        "The code {code} as {field} signs lists of certificates only; no document may carry it."
    ),
    "state.not_a_nationality": "The code {code} ({state}) cannot stand as nationality.",
    "state.not_an_issuer": "The code {code} ({state}) is a nationality and cannot stand as issuer.",
    "state.specimen": "{code}, the code of specimens: {field}. For training only.",
    "state.specimen_live": (
        "{code}, the code of specimens: {field}. No real document carries it: refused."
    ),
    "state.unknown": "The code {code} as {field} is in no list of states and organisations.",
    "state.withdrawn": (
        "The code {code} ({state}) as {field} was withdrawn on {on}; old documents may carry it."
    ),
    "text.empty": "Nothing was read. Read the document again.",
    "text.invalid_character": (
        "Line {line}, column {column}: {character} cannot stand in a zone, "
        "which has only A to Z, 0 to 9 and <."
    ),
    "text.lower_case": "Small letters were read as capitals: {count}.",
    "text.spaces_as_fillers": "Line {line}: spaces were read as fillers (<): {count}.",
    "text.spaces_removed": "Line {line}: spaces were left out: {count}.",
    "text.too_long": (
        "The text has {found} characters, more than the {limit} that are looked at. "
        "It was not read."
    ),
}
