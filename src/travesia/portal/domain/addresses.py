"""Addresses that can be read out on a telephone: slugs in plain letters, and short codes."""

import re
import unicodedata

SLUG_LIMIT = 80
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[a-z]{0,2}[0-9]{1,5}")


def slug_of(title: str) -> str:
    """Return a title as part of an address: plain letters, digits and hyphens, at most 80."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for part in parts:
        longer = f"{slug}-{part}" if slug else part
        if len(longer) > SLUG_LIMIT:
            break
        slug = longer
    return slug


def good_slug(text: str) -> bool:
    """Tell whether a text can stand in an address as it is."""
    return len(text) <= SLUG_LIMIT and bool(_SLUG.fullmatch(text))


def good_code(text: str) -> bool:
    """Tell whether a text can be a short code: at most two letters, then digits, as in `u12`."""
    return bool(_CODE.fullmatch(text))
