"""The five languages of the platform; Haitian Creole is added to Django, which lacks it."""

from django.conf import locale

LANGUAGES = [
    ("es", "Español"),
    ("en", "English"),
    ("fr", "Français"),
    ("ht", "Kreyòl ayisyen"),
    ("pt", "Português"),
]

HAITIAN_CREOLE = {
    "bidi": False,
    "code": "ht",
    "name": "Haitian Creole",
    "name_local": "Kreyòl ayisyen",
}


def install() -> None:
    """Teach Django that Haitian Creole exists, before it builds its list of languages."""
    locale.LANG_INFO.setdefault("ht", HAITIAN_CREOLE)
