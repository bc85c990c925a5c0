"""Places of the border room in the menu."""

from django.utils.translation import gettext_lazy as _

from travesia.core.navigation import NAVIGATION, Place

NAVIGATION.register(
    Place("border.desk", _("Inspection desk"), "border:desk", "control", "border.inspect", 10)
)
NAVIGATION.register(
    Place(
        "border.crossings",
        _("Crossings"),
        "border:crossings",
        "control",
        "border.read_crossings",
        11,
    )
)
NAVIGATION.register(
    Place(
        "border.refusals",
        _("Refusals"),
        "border:refusals",
        "control",
        "border.read_crossings",
        12,
    )
)
NAVIGATION.register(
    Place(
        "border.second_line",
        _("Second line"),
        "border:cases",
        "control",
        "border.work_second_line",
        13,
    )
)
NAVIGATION.register(
    Place(
        "border.stays",
        _("Open stays"),
        "border:stays",
        "control",
        "border.read_stays",
        13,
    )
)
NAVIGATION.register(
    Place(
        "border.files",
        _("Files of other systems"),
        "border:files",
        "control",
        "border.import_crossings",
        15,
    )
)
NAVIGATION.register(
    Place(
        "border.figures",
        _("Figures of posts"),
        "border:figures",
        "control",
        "border.read_figures",
        14,
    )
)
NAVIGATION.register(
    Place(
        "border.paper", _("Enter from paper"), "border:paper", "control", "border.enter_paper", 15
    )
)
NAVIGATION.register(
    Place(
        "border.late_hits",
        _("Late hits"),
        "border:late_hits",
        "control",
        "border.answer_late_hit",
        16,
    )
)
