"""Reads of the border room: the open desk, the log, refusals; each look is written down."""

from travesia.border.selectors.authorised import authorisations_of, presented_by
from travesia.border.selectors.cases import CaseRow, CaseView, access_case, access_cases
from travesia.border.selectors.changed_documents import (
    ChangedDocument,
    access_changed_documents,
)
from travesia.border.selectors.companions import (
    Companions,
    GuardianView,
    companions_of,
    open_group_of,
)
from travesia.border.selectors.figures import (
    Figures,
    Flow,
    Unpaired,
    figure_posts,
    figures_of_country,
    figures_of_post,
)
from travesia.border.selectors.findings import how_of
from travesia.border.selectors.foreign_runs import (
    FileView,
    access_file,
    access_files,
    sources_known,
)
from travesia.border.selectors.groups import (
    GroupRow,
    GroupView,
    MemberView,
    access_group,
    open_groups,
)
from travesia.border.selectors.holders import HolderView, access_holders
from travesia.border.selectors.inspections import (
    HOLDER_FIRST,
    HitView,
    InspectionView,
    OpenInspection,
    PresentedView,
    RecentCrossing,
    access_inspection,
    crossings_of,
    recent_of,
    waiting_at,
)
from travesia.border.selectors.late_hits import (
    LateHitRow,
    LateHitView,
    access_late_hit,
    access_late_hits,
    late_hits_waiting,
)
from travesia.border.selectors.log import (
    CrossingRow,
    CrossingView,
    Log,
    access_crossing,
    access_log,
)
from travesia.border.selectors.one_stay import (
    StayNotReadyError,
    StayView,
    access_confirmed,
    access_letter,
    access_stay,
)
from travesia.border.selectors.open_stays import (
    WAITING,
    OpenStay,
    OpenStays,
    Wanted,
    access_open_stays,
)
from travesia.border.selectors.paper import EnteredForm, recent_forms, unanswered_forms
from travesia.border.selectors.people_named import name_of_actor, number_of_actor
from travesia.border.selectors.photos import Beside, access_picture, photos_beside
from travesia.border.selectors.queueing import CardOut, QueueTimes, cards_out
from travesia.border.selectors.reckoning import AtDesk, Reckoned, reckoned
from travesia.border.selectors.refusals import (
    RefusalRow,
    RefusalView,
    access_refusal,
    access_refusals,
)
from travesia.border.selectors.rules import BookView, book_here, rules_here
from travesia.border.selectors.specimens import specimens
from travesia.border.selectors.stays import (
    MonthReport,
    OpenReport,
    exits_covered,
    month_report,
    open_report,
)
from travesia.credentials.selectors import TrustFiles, trust_files, trust_here

__all__ = [
    "HOLDER_FIRST",
    "WAITING",
    "AtDesk",
    "Beside",
    "BookView",
    "CardOut",
    "CaseRow",
    "CaseView",
    "ChangedDocument",
    "Companions",
    "CrossingRow",
    "CrossingView",
    "EnteredForm",
    "Figures",
    "FileView",
    "Flow",
    "GroupRow",
    "GroupView",
    "GuardianView",
    "HitView",
    "HolderView",
    "InspectionView",
    "LateHitRow",
    "LateHitView",
    "Log",
    "MemberView",
    "MonthReport",
    "OpenInspection",
    "OpenReport",
    "OpenStay",
    "OpenStays",
    "PresentedView",
    "QueueTimes",
    "RecentCrossing",
    "Reckoned",
    "RefusalRow",
    "RefusalView",
    "StayNotReadyError",
    "StayView",
    "TrustFiles",
    "Unpaired",
    "Wanted",
    "access_case",
    "access_cases",
    "access_changed_documents",
    "access_confirmed",
    "access_crossing",
    "access_file",
    "access_files",
    "access_group",
    "access_holders",
    "access_inspection",
    "access_late_hit",
    "access_late_hits",
    "access_letter",
    "access_log",
    "access_open_stays",
    "access_picture",
    "access_refusal",
    "access_refusals",
    "access_stay",
    "authorisations_of",
    "book_here",
    "cards_out",
    "companions_of",
    "crossings_of",
    "exits_covered",
    "figure_posts",
    "figures_of_country",
    "figures_of_post",
    "how_of",
    "late_hits_waiting",
    "month_report",
    "name_of_actor",
    "number_of_actor",
    "open_group_of",
    "open_groups",
    "open_report",
    "photos_beside",
    "presented_by",
    "recent_forms",
    "recent_of",
    "reckoned",
    "rules_here",
    "sources_known",
    "specimens",
    "trust_files",
    "trust_here",
    "unanswered_forms",
    "waiting_at",
]
