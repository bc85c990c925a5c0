"""Put the texts of entries into one language, as files and APIs of HSDS carry them."""

from collections.abc import Mapping

from travesia.directory.domain.redaction import Row, Rows
from travesia.directory.domain.saying import Said, say
from travesia.directory.domain.tables import TRANSLATED
from travesia.directory.domain.topics import topic_codes, topics

Texts = dict[tuple[object, str], dict[str, str]]
"""Id and column → language → text."""


def texts_of(rows: Rows) -> Texts:
    """Gather the texts in other languages than the original."""
    found: Texts = {}
    for row in rows.get("x_text", ()):
        key = (row["link_id"], str(row["field"]))
        found.setdefault(key, {})[str(row["language"])] = str(row["text"])
    return found


def said_of(row: Row, column: str, texts: Texts, language: str, source: str = "") -> Said:
    """Return one text of an entry in a language, or in the nearest that there is."""
    own = str(row.get("x_language") or source or "es")
    known = {own: str(row.get(column) or ""), **texts.get((row["id"], column), {})}
    return say(known, language, own)


def localised(rows: Rows, language: str) -> Rows:
    """Return the entries with their texts in one language; the rows given stay as they are."""
    texts, out = texts_of(rows), dict(rows)
    codes: Mapping[object, str] = {one: code for one, code in topic_codes().items()}
    names = {topic.code: topic.name(language) for topic in topics()}
    sources = {
        row["organization_id"]: str(row.get("x_language") or "") for row in rows.get("service", ())
    }
    for table, columns in TRANSLATED.items():
        out[table] = []
        for row in rows.get(table, ()):
            source = sources.get(row["id"], "") if table == "organization" else ""
            said = {
                name: said_of(row, name, texts, language, source).text
                for name in columns
                if name in row
            }
            code = codes.get(row["id"])
            if code is not None:
                said = {"name": names[code], "description": names[code]}
                said["language"] = language
            out[table].append({**row, **said})
    return out
