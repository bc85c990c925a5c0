"""Fill in, before the checks, what a file says elsewhere: the country of a place and a service."""

from collections.abc import Mapping, Sequence

from travesia.directory.domain.checking import Row, Tables

#: Words by which a service of somebody else's taxonomy is known to be sensitive.
_SENSITIVE = (
    *("shelter", "refuge", "safe house", "violence", "traffick", "unaccompanied", "child"),
    *("albergue", "refugio", "casa de acogida", "violencia", "trata de", "niñ", "infancia"),
    *("hébergement", "foyer", "traite des", "enfan", "abri ", "vyolans", "timoun", "trafik"),
    *("abrigo", "acolhimento", "violência", "tráfico de pessoas", "criança"),
)


def complete(tables: Tables) -> dict[str, list[Row]]:
    """Return the tables with countries filled in where only addresses and places say them."""
    out = {name: list(rows) for name, rows in tables.items()}
    by_place = _first(out.get("address", ()), "location_id", "country")
    out["location"] = [
        _with(row, "x_country", by_place.get(row.cells.get("id", ""), ""))
        for row in out.get("location", ())
    ]
    country = {row.cells.get("id", ""): row.cells.get("x_country", "") for row in out["location"]}
    places = _first(out.get("service_at_location", ()), "service_id", "location_id")
    out["service"] = [
        _with(row, "x_country", country.get(places.get(row.cells.get("id", ""), ""), ""))
        for row in out.get("service", ())
    ]
    return {name: rows for name, rows in out.items() if rows or name in tables}


def sounds_sensitive(*texts: str) -> bool:
    """Tell whether a service of a foreign file is about shelter, violence, trafficking or children.

    Mistaken towards silence: whoever knows better shows the place, and says on whose consent.
    """
    said = " ".join(texts).casefold()
    return any(word in said for word in _SENSITIVE)


def _first(rows: Sequence[Row], key: str, value: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        if row.cells.get(value, "").strip():
            found.setdefault(row.cells.get(key, ""), row.cells[value])
    return found


def _with(row: Row, column: str, text: str) -> Row:
    if not text or row.cells.get(column, "").strip():
        return row
    return Row(row.where, {**row.cells, column: text})
