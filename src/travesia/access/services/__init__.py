"""Decisions on access and the verbs that change it; everything a caller needs is named here."""

from travesia.access.services.accounts import (
    choose_language,
    choose_password,
    create_organisation,
    create_user,
    holder_of_link,
    issue_set_up_link,
    person_in_scope,
    resume_user,
    stop_user,
)
from travesia.access.services.authorisation import (
    authorize,
    holds,
    require_anywhere,
    scopes_of,
)
from travesia.access.services.demo import (
    DEMO_PERMISSIONS,
    demo_id,
    ensure_demo_people,
    sign_in_as,
)
from travesia.access.services.devices import enrol_device, retire_device
from travesia.access.services.first import FirstAdministrator, create_first_administrator
from travesia.access.services.grants import (
    confirm_grant,
    grant_role,
    refuse_grant,
    revoke_role,
)
from travesia.access.services.refusals import (
    AccessConflictError,
    AccessDeniedError,
    AccessError,
    SignInNeededError,
)
from travesia.access.services.sessions import (
    SESSION_KEY,
    begin_session,
    choose_post,
    end_session,
    idle,
    lapsed,
    leave,
    lock_session,
    open_session,
    seen,
)
from travesia.access.services.unlocking import (
    key_challenge,
    sign_in_locked,
    sign_in_waits,
    unlock_by_key,
    unlock_by_password,
    unlock_demo,
    wrong_code,
)

__all__ = [
    "DEMO_PERMISSIONS",
    "SESSION_KEY",
    "AccessConflictError",
    "AccessDeniedError",
    "AccessError",
    "FirstAdministrator",
    "SignInNeededError",
    "authorize",
    "begin_session",
    "choose_language",
    "choose_password",
    "choose_post",
    "confirm_grant",
    "create_first_administrator",
    "create_organisation",
    "create_user",
    "demo_id",
    "end_session",
    "enrol_device",
    "ensure_demo_people",
    "grant_role",
    "holder_of_link",
    "holds",
    "idle",
    "issue_set_up_link",
    "key_challenge",
    "lapsed",
    "leave",
    "lock_session",
    "open_session",
    "person_in_scope",
    "refuse_grant",
    "require_anywhere",
    "resume_user",
    "retire_device",
    "revoke_role",
    "scopes_of",
    "seen",
    "sign_in_as",
    "sign_in_locked",
    "sign_in_waits",
    "stop_user",
    "unlock_by_key",
    "unlock_by_password",
    "unlock_demo",
    "wrong_code",
]
