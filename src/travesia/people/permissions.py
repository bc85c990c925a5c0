"""Who may register, read, correct and give out persons' records, and why."""

from travesia.access.domain import PERMISSIONS, Permission, Purpose, Role

_DESK = frozenset({Role.BORDER_OFFICER, Role.SECOND_LINE_OFFICER, Role.SUPERVISOR})
_INSPECTION = frozenset({Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION})

REGISTER = PERMISSIONS.register(
    Permission(
        "people.register",
        "Register a person and the documents they show",
        _DESK,
        purposes=_INSPECTION,
    )
)
READ = PERMISSIONS.register(
    Permission(
        "people.read",
        "Read a person's record; every reading is written down",
        _DESK | {Role.DATA_PROTECTION_OFFICER},
        purposes=_INSPECTION
        | {Purpose.SUPERVISION, Purpose.DATA_PROTECTION, Purpose.SUBJECT_REQUEST},
    )
)
CORRECT = PERMISSIONS.register(
    Permission(
        "people.correct",
        "Correct what a person's record claims",
        _DESK | {Role.DATA_PROTECTION_OFFICER},
        purposes=_INSPECTION | {Purpose.DATA_PROTECTION, Purpose.SUBJECT_REQUEST},
    )
)
EXPORT = PERMISSIONS.register(
    Permission(
        "people.export",
        "Give a person everything that is held about them",
        frozenset({Role.DATA_PROTECTION_OFFICER}),
        purposes=frozenset({Purpose.SUBJECT_REQUEST, Purpose.DATA_PROTECTION}),
    )
)
RAISE_QUESTION = PERMISSIONS.register(
    Permission(
        "people.raise_question",
        "Ask for an identity to be looked into",
        _DESK,
        purposes=_INSPECTION | {Purpose.SUPERVISION},
    )
)
_COMPARING = frozenset({Role.SECOND_LINE_OFFICER, Role.SUPERVISOR})
_TO_COMPARE = frozenset({Purpose.SECOND_LINE_INSPECTION, Purpose.SUPERVISION})

ANSWER_QUESTION = PERMISSIONS.register(
    Permission(
        "people.answer_question",
        "Open the questions about identities, compare the records and answer",
        _COMPARING,
        purposes=_TO_COMPARE,
    )
)
LAPSE_QUESTION = PERMISSIONS.register(
    Permission(
        "people.lapse_question",
        "Close a question that a correction settled; for rules of the program alone",
        frozenset(),
        purposes=_INSPECTION
        | {Purpose.SUPERVISION, Purpose.DATA_PROTECTION, Purpose.SUBJECT_REQUEST},
    )
)
LINK = PERMISSIONS.register(
    Permission(
        "people.link",
        "Say that two records are one person, or take it back",
        _COMPARING,
        purposes=_TO_COMPARE,
    )
)
ADD_PHOTO = PERMISSIONS.register(
    Permission(
        "people.add_photo",
        "Keep a photo of a person, encrypted",
        _DESK,
        purposes=_INSPECTION,
    )
)
SEE_PHOTO = PERMISSIONS.register(
    Permission(
        "people.see_photo",
        "See a photo of a person; every look is written down",
        _DESK | {Role.DATA_PROTECTION_OFFICER},
        purposes=_INSPECTION
        | {Purpose.SUPERVISION, Purpose.DATA_PROTECTION, Purpose.SUBJECT_REQUEST},
    )
)
ERASE_PHOTO = PERMISSIONS.register(
    Permission(
        "people.erase_photo",
        "Make a photo unreadable for good",
        frozenset({Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER}),
        purposes=frozenset({Purpose.SUPERVISION, Purpose.DATA_PROTECTION, Purpose.SUBJECT_REQUEST}),
    )
)
REWRAP_PHOTOS = PERMISSIONS.register(
    Permission(
        "people.rewrap_photos",
        "Bring photos under the node's key of now, without opening them",
        frozenset({Role.NODE_ADMINISTRATOR}),
        purposes=frozenset({Purpose.ADMINISTRATION}),
    )
)
VERIFY = PERMISSIONS.register(
    Permission(
        "people.verify",
        "Record a check of an identity and what it came to",
        _COMPARING,
        purposes=_TO_COMPARE,
    )
)
ERASE = PERMISSIONS.register(
    Permission(
        "people.erase",
        "Erase a person's record and what the journal says about them",
        frozenset({Role.DATA_PROTECTION_OFFICER}),
        purposes=frozenset({Purpose.SUBJECT_REQUEST, Purpose.DATA_PROTECTION}),
    )
)
