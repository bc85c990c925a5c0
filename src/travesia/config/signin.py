"""Sign-in: what allauth and axes are told; `docs/explanation/access.md` says why."""

from datetime import timedelta

from travesia.config.env import NodeRole, env

_PRACTICE = env().role in (NodeRole.DEMO, NodeRole.TEST)

#: The demonstration signs in without password; tests say when they want the rule.
SECOND_FACTOR_REQUIRED = not _PRACTICE

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "access:begin"
#: A set-up link lives for a day.
PASSWORD_RESET_TIMEOUT = 24 * 3600

#: ASVS 5.0 V6.2: long rather than intricate, not among the common ones, not the person's name.
AUTH_PASSWORD_VALIDATORS: list[dict[str, object]] = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
]

ACCOUNT_ADAPTER = "travesia.access.views.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "travesia.access.forms.SignInForm",
    "reauthenticate": "travesia.access.forms.ConfirmForm",
    "change_password": "travesia.access.forms.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
#: Wrong codes of the second factor, by person: only who knows the password gets that far. Wrong
#: passwords are axes' matter (AccountAdapter.pre_authenticate).
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,5/300s/key"}

MFA_ADAPTER = "travesia.access.views.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_FORMS = {
    "authenticate": "travesia.access.forms.CodeForm",
    "activate_totp": "travesia.access.forms.ActivateAppForm",
}
MFA_TOTP_ISSUER = "Travesía"
#: One step of 30 s either way: the clocks of booths and telephones drift.
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"

#: A name and a machine together: a wrong password at one booth never closes another.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
#: One person, however the name is typed.
AXES_USERNAME_CALLABLE = "travesia.access.services.unlocking.typed_name"
#: Never written beside a failed attempt.
AXES_SENSITIVE_PARAMETERS = ["login", "password", "code", "credential", "csrfmiddlewaretoken"]
AXES_LOCKOUT_CALLABLE = "travesia.access.views.sign_in.locked_out"
AXES_ENABLE_ADMIN = False
#: The journal says who signed in; a second list of it would be one too many.
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
