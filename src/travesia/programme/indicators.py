"""What activities and facilities count for results."""

from django.utils.translation import gettext_lazy as _

from travesia.core.indicators import COMPUTED, ComputedIndicator
from travesia.programme.selectors import activities_counted

COMPUTED.register(
    ComputedIndicator(
        key="programme.attendances_trained",
        label=_("Attendances at trainings"),
        counts=_("Each time somebody came to a training, workshop or study visit."),
        unit="person",
        basis="attendance",
        count=activities_counted.attendances_trained,
        dimension="sex",
        parts=activities_counted.attendances_by_sex,
    )
)
COMPUTED.register(
    ComputedIndicator(
        key="programme.people_trained",
        label=_("Different people trained"),
        counts=_("Each person once, by keyed marks; given only where everybody was recognised."),
        unit="person",
        basis="person_unique",
        count=activities_counted.people_trained,
    )
)
COMPUTED.register(
    ComputedIndicator(
        key="programme.trainings_held",
        label=_("Trainings held"),
        counts=_("Each training, workshop or study visit that ended in the period."),
        unit="activity",
        basis="thing",
        count=activities_counted.trainings_held,
    )
)
COMPUTED.register(
    ComputedIndicator(
        key="programme.posts_inaugurated",
        label=_("Border posts inaugurated"),
        counts=_("Posts with the system that were inaugurated by the last day and not closed."),
        unit="post",
        basis="facility",
        count=activities_counted.posts_inaugurated,
    )
)
