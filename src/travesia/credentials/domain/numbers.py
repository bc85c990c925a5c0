"""Numbers of authorisations: short enough for a visa's zone, never in a row, hard to misread."""

import secrets

from travesia.credentials.domain.words import Kind

#: The document number of a visa has nine places (Doc 9303-7 §4.2.2).
LENGTH = 9
#: Letters and digits that readers and people take for each other are left out (0 O Q, 1 I, 2 Z,
#: 5 S, 8 B).
ALPHABET = "34679ACDEFGHJKLMNPRTUVWXY"

FIRST: dict[Kind, str] = {
    Kind.VISA: "V",
    Kind.E_VISA: "E",
    Kind.EXTENSION: "X",
    Kind.RESIDENCE_PERMIT: "R",
    Kind.WORK_PERMIT: "W",
    Kind.BORDER_PASS: "P",
    Kind.SHORE_PASS: "C",
}


def new_number(kind: Kind) -> str:
    """Return a random number of a kind: posts without a line to each other draw apart.

    Eight places of 25 signs: among a million numbers of one kind about three pairs are alike. On
    one node the database refuses the second and it is drawn again.
    """
    return FIRST[kind] + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
