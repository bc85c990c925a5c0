"""What is wrong with the address of a link before anybody has to follow it."""

from urllib.parse import urlsplit


def fault_of(url: str) -> str:
    """Return why an address leads nowhere, as a code; empty when it may lead somewhere.

    `link_empty` for none at all, `link_dead` for a mark that only stands for a link (`#`, a part of
    the same page, an address without a host), `link_unsafe` for other schemes than https and http.
    """
    url = url.strip()
    if not url:
        return "link_empty"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "link_dead"
    if parts.scheme == "mailto":
        return "" if "@" in parts.path else "link_dead"
    if parts.scheme and parts.scheme not in {"https", "http"}:
        return "link_unsafe"
    return "" if parts.scheme and "." in host.strip(".") else "link_dead"
