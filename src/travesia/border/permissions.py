"""What can be done at the border, by whom and for which purposes."""

from travesia.access.domain import PERMISSIONS, Permission, Purpose, Role

_FIRST_LINE = frozenset({Role.BORDER_OFFICER, Role.SECOND_LINE_OFFICER})
_SECOND_LINE = frozenset({Role.SECOND_LINE_OFFICER, Role.SUPERVISOR})
_INSPECTING = frozenset({Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION})

INSPECT = PERMISSIONS.register(
    Permission("border.inspect", "Inspect a traveller and a document", _FIRST_LINE, _INSPECTING)
)
RECORD_CROSSING = PERMISSIONS.register(
    Permission("border.record_crossing", "Record a crossing", _FIRST_LINE, _INSPECTING)
)
REFER = PERMISSIONS.register(
    Permission("border.refer", "Send a traveller to second line", _FIRST_LINE, _INSPECTING)
)
PROPOSE_REFUSAL = PERMISSIONS.register(
    Permission("border.propose_refusal", "Propose to refuse", _FIRST_LINE, _INSPECTING)
)
CONFIRM_REFUSAL = PERMISSIONS.register(
    Permission(
        "border.confirm_refusal",
        "Confirm or withdraw a refusal that another officer proposed",
        _SECOND_LINE,
        frozenset({Purpose.SECOND_LINE_INSPECTION}),
    )
)
WITHDRAW_REFUSAL = PERMISSIONS.register(
    Permission(
        "border.withdraw_refusal",
        "Take back a proposed refusal: one's own, or as a second officer",
        _FIRST_LINE | _SECOND_LINE,
        _INSPECTING,
    )
)
DECIDE_SECOND_LINE = PERMISSIONS.register(
    Permission(
        "border.decide_second_line",
        "Let a traveller through who was sent to second line",
        _SECOND_LINE,
        _INSPECTING,
    )
)
WORK_SECOND_LINE = PERMISSIONS.register(
    Permission(
        "border.work_second_line",
        "Read second-line cases and close them with an outcome",
        _SECOND_LINE,
        frozenset({Purpose.SECOND_LINE_INSPECTION, Purpose.SUPERVISION}),
    )
)
CORRECT_CROSSING = PERMISSIONS.register(
    Permission(
        "border.correct_crossing",
        "Correct a crossing by a new entry",
        _FIRST_LINE | _SECOND_LINE,
        _INSPECTING | {Purpose.SUPERVISION},
    )
)
READ_CROSSINGS = PERMISSIONS.register(
    Permission(
        "border.read_crossings",
        "Read the log of crossings and refusals",
        _FIRST_LINE | _SECOND_LINE | {Role.MONITOR},
        _INSPECTING | {Purpose.SUPERVISION, Purpose.OVERSIGHT},
    )
)
ENTER_PAPER = PERMISSIONS.register(
    Permission(
        "border.enter_paper",
        "Enter crossings that were written on paper while the system was down",
        frozenset({Role.BORDER_OFFICER, Role.SUPERVISOR}),
        frozenset({Purpose.BORDER_INSPECTION}),
    )
)
ANSWER_LATE_HIT = PERMISSIONS.register(
    Permission(
        "border.answer_late_hit",
        "Compare list entries that were found late, and say that their owner was told",
        _SECOND_LINE,
        frozenset({Purpose.SECOND_LINE_INSPECTION, Purpose.SUPERVISION}),
    )
)
IMPORT_CROSSINGS = PERMISSIONS.register(
    Permission(
        "border.import_crossings",
        "Bring in crossings in bulk",
        frozenset({Role.NODE_ADMINISTRATOR}),
        frozenset({Purpose.ADMINISTRATION, Purpose.BORDER_INSPECTION}),
    )
)
READ_FIGURES = PERMISSIONS.register(
    Permission(
        "border.read_figures",
        "Read the internal figures of posts: counts without names",
        frozenset({Role.SUPERVISOR, Role.ANALYST, Role.MONITOR}),
        frozenset({Purpose.SUPERVISION, Purpose.STATISTICS, Purpose.OVERSIGHT}),
    )
)
MEASURE_QUEUE = PERMISSIONS.register(
    Permission(
        "border.measure_queue",
        "Measure how long people wait, by cards that travel the queue",
        _FIRST_LINE | {Role.SUPERVISOR},
        _INSPECTING | {Purpose.SUPERVISION},
    )
)
REBUILD_TALLIES = PERMISSIONS.register(
    Permission(
        "border.rebuild_tallies",
        "Count the log of crossings anew",
        frozenset({Role.NODE_ADMINISTRATOR}),
        frozenset({Purpose.ADMINISTRATION}),
    )
)
CONFIRM_STAY = PERMISSIONS.register(
    Permission(
        "border.confirm_stay",
        "Say whether an exit with another document is of the traveller who had entered",
        _FIRST_LINE | _SECOND_LINE,
        _INSPECTING | {Purpose.SUPERVISION},
    )
)
READ_STAYS = PERMISSIONS.register(
    Permission(
        "border.read_stays",
        "Read the lists of stays and their counts",
        _SECOND_LINE | {Role.MONITOR},
        _INSPECTING | {Purpose.SUPERVISION, Purpose.OVERSIGHT},
    )
)
REVIEW_STAY = PERMISSIONS.register(
    Permission(
        "border.review_stay",
        "Say of an open stay past its last day whether it is followed up, and write the letter",
        _SECOND_LINE,
        frozenset({Purpose.SECOND_LINE_INSPECTION, Purpose.SUPERVISION}),
    )
)
EXPORT_STAYS = PERMISSIONS.register(
    Permission(
        "border.export_stays",
        "Take the confirmed stays out as a file",
        frozenset({Role.SUPERVISOR}),
        frozenset({Purpose.SUPERVISION}),
    )
)
LOAD_STAY_RULES = PERMISSIONS.register(
    Permission(
        "border.load_stay_rules",
        "Load the country's rules of stay",
        frozenset({Role.NODE_ADMINISTRATOR}),
        frozenset({Purpose.ADMINISTRATION}),
    )
)
