"""The words of access: roles, purposes, states and their steps; no Django."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is there for; a role without a grant opens nothing."""

    BORDER_OFFICER = "border_officer"
    SECOND_LINE_OFFICER = "second_line_officer"
    SUPERVISOR = "supervisor"
    LIST_MANAGER = "list_manager"
    PERMIT_OFFICER = "permit_officer"
    PROTECTION_OFFICER = "protection_officer"
    LABOUR_OFFICER = "labour_officer"
    INSPECTOR = "inspector"
    EMPLOYER = "employer"
    HUB_ATTENDANT = "hub_attendant"
    ENUMERATOR = "enumerator"
    EDITOR = "editor"
    PROGRAMME_OFFICER = "programme_officer"
    ANALYST = "analyst"
    MONITOR = "monitor"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    NODE_ADMINISTRATOR = "node_administrator"


class Purpose(StrEnum):
    """Why personal data is looked at or changed; stands in every journal entry."""

    BORDER_INSPECTION = "border_inspection"
    SECOND_LINE_INSPECTION = "second_line_inspection"
    SUPERVISION = "supervision"
    LIST_MANAGEMENT = "list_management"
    AUTHORISATION = "authorisation"
    OVERSIGHT = "oversight"
    DATA_PROTECTION = "data_protection"
    SUBJECT_REQUEST = "subject_request"
    STATISTICS = "statistics"
    ADMINISTRATION = "administration"
    INFORMATION_SERVICE = "information_service"
    TRAINING = "training"


#: Roles that no single person can give: one proposes, another confirms (reliability.md §4).
TWO_PERSON_ROLES = frozenset({Role.NODE_ADMINISTRATOR, Role.LIST_MANAGER})

#: Roles that work at a post and so choose one when a shift starts.
POST_ROLES = frozenset({Role.BORDER_OFFICER, Role.SECOND_LINE_OFFICER, Role.SUPERVISOR})


class OrganisationKind(StrEnum):
    """What an organisation is."""

    BORDER = "border"
    MIGRATION = "migration"
    LABOUR = "labour"
    PROTECTION = "protection"
    STATISTICS = "statistics"
    EMPLOYER = "employer"
    CIVIL_SOCIETY = "civil_society"
    INTERNATIONAL = "international"
    OVERSIGHT = "oversight"


class DeviceState(StrEnum):
    """Where a machine is in its life."""

    ENROLLED = "enrolled"
    RETIRED = "retired"


class GrantState(StrEnum):
    """Where a grant is in its life; only `active` opens anything."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    REFUSED = "refused"
    REVOKED = "revoked"


#: What may happen to a grant in each state; the others are ends.
GRANT_STEPS: dict[GrantState, frozenset[GrantState]] = {
    GrantState.PROPOSED: frozenset({GrantState.ACTIVE, GrantState.REFUSED}),
    GrantState.ACTIVE: frozenset({GrantState.REVOKED}),
    GrantState.REFUSED: frozenset(),
    GrantState.REVOKED: frozenset(),
}


class SessionEnd(StrEnum):
    """Why a booth session ended."""

    SIGNED_OUT = "signed_out"
    HAND_OVER = "hand_over"
    SIGNED_IN_ELSEWHERE = "signed_in_elsewhere"
    TIME_LIMIT = "time_limit"
    UNLOCK_REFUSED = "unlock_refused"
    DEACTIVATED = "deactivated"


class ActorKind(StrEnum):
    """What acts."""

    USER = "user"
    DEVICE = "device"
    SYSTEM = "system"
    PUBLIC = "public"
