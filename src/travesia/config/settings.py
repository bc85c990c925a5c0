"""Django's settings, derived from the typed environment of the node; one file for every role."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from travesia.config import languages, sqlite
from travesia.config.databases import postgres_database, sqlite_database
from travesia.config.env import NodeRole, env
from travesia.config.secret import secret_key
from travesia.config.signin import *  # noqa: F403  # constants of sign-in, in a file of their own

SQLITE_VERSION = sqlite.install()

ENV = env()
ROLE = ENV.role
DEMO = ROLE is NodeRole.DEMO
DATA = ENV.data.expanduser().resolve()
#: What the journal needs to know of the node it writes for.
NODE = ENV.node
DISK_RESERVE_MB = ENV.disk_reserve_mb
#: Trust list, status lists and certificates that cards and seals are checked with.
TRUST_FOLDER = (ENV.trust_folder or DATA / "trust").expanduser().resolve()
#: What passes that are printed here are signed with, and in whose name.
CARD_KEY = (ENV.card_key or DATA / "card-key.pem").expanduser().resolve()
CARD_ISSUER = ENV.card_issuer
#: On every page of the portal: the free line, and where the way out leads.
HOTLINE, HOTLINE_HOURS = ENV.hotline, ENV.hotline_hours
QUICK_EXIT_URL = ENV.quick_exit_url
#: The country whose visas are offered online here (all of the book when empty), and who is paid.
COUNTRY = ENV.country
PAYMENT_ADAPTER = ENV.payment_adapter or (
    "simulator" if ROLE in (NodeRole.DEMO, NodeRole.TEST) else ""
)
#: How long a desk waits for the lists, and for registers of documents.
QUESTION_SECONDS = ENV.question_seconds
DOCUMENT_REGISTERS = ENV.document_registers
#: Days for an answer to a question about an online application.
ANSWER_DAYS = ENV.answer_days
TRUSTED_PROXIES = ENV.trusted_proxies
#: Gateways of messages: how they call this node, and what each signs with; empty closes its door.
PUBLIC_ADDRESS = ENV.public_address
HOOK_SECRET, TWILIO_AUTH_TOKEN, RAPIDPRO_TOKEN = (
    one.get_secret_value() if one else ""
    for one in (ENV.hook_secret, ENV.twilio_auth_token, ENV.rapidpro_token)
)
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = secret_key(ENV, DATA)
#: What fields are encrypted under: the secret of now, then earlier ones that only open. They are
#: not Django's fallbacks: sessions signed by an earlier secret end with it.
FIELD_SECRETS = [SECRET_KEY, *(old.get_secret_value() for old in ENV.old_secret_keys)]
DEBUG = False
ALLOWED_HOSTS = ENV.allowed_hosts
ROOT_URLCONF = "travesia.config.urls"
WSGI_APPLICATION = "travesia.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "travesia.access",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "travesia.core",
    "travesia.journal",
    "travesia.places",
    "travesia.people",
    "travesia.lists",
    "travesia.credentials",
    "travesia.directory",
    "travesia.border",
    "travesia.helpdesk",
    "travesia.programme",
    "travesia.evidence",
    "travesia.portal",
    "travesia.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "travesia.core.middleware.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "travesia.core.middleware.OnceMiddleware",
    "travesia.core.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "travesia.core.middleware.ProblemMiddleware",
    "travesia.access.middleware.ActorMiddleware",
    "travesia.core.middleware.ZoneMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "travesia.core.context.page",
            ],
        },
    }
]

DATABASES = {
    "default": postgres_database(ENV.database_url.get_secret_value())
    if ENV.database_url
    else sqlite_database(DATA / "travesia.sqlite3")
}
DATABASE_ROUTERS: list[str] = []

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]

LANGUAGE_CODE = ENV.language
LANGUAGES = languages.LANGUAGES
#: Ours first; then words of Django and its libraries in languages that these lack.
LOCALE_PATHS = [PACKAGE / "locale", PACKAGE / "core" / "borrowed"]
FORMAT_MODULE_PATH = "travesia.core.formats"
USE_TZ = True
TIME_ZONE = "UTC"
languages.install()

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
#: Names with hashes need gathering first (core.static_files); tests take the files as they lie.
_STATIC = {
    NodeRole.TEST: "django.contrib.staticfiles.storage.StaticFilesStorage",
}.get(ROLE, "travesia.core.static_files.HashedStaticFiles")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

SESSION_ENGINE = "travesia.access.services.browser_sessions"
SESSION_COOKIE_AGE = ENV.session_hours * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = ENV.https
SECURE_HSTS_SECONDS = 31_536_000 if ENV.https else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "travesia.core.views.form_refused"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

TASKS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
}

#: Labels of the demonstration: shown on every page of the demo role, nowhere else.
DEMO_NOTICE = _("Demonstration: the people are invented and nothing here counts.")

HAS_ANALYTICS = all(find_spec(name) is not None for name in ("duckdb", "ibis", "pyarrow"))
