"""Rules about the printed page: notes, headings, names, the lines that every issue carries."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from travesia.programme.domain.book import Book
from travesia.programme.domain.checks.findings import Finding, Severity, raise_finding

#: Lines that one issue prints and every issue should.
_LINES = ("funding_line", "contact_line")
_SHORTEST_NAME = 5


def footnotes(book: Book) -> Iterable[Finding]:
    """A number in the text has no note, or the numbers of the notes leave one out."""
    for record in book.of_kind("footnotes"):
        used = _numbers(record.data.get("refs_in_text"))
        present = _numbers(record.data.get("notes_present"))
        missing = sorted(set(used) - set(present))
        gap = sorted(set(range(1, max(used, default=0) + 1)) - set(used))
        if missing or gap:
            yield raise_finding(
                book,
                "footnotes",
                Severity.WARNING,
                [record.source],
                missing=", ".join(map(str, missing)),
                gap=", ".join(map(str, gap)),
            )


def _numbers(found: object) -> Sequence[int]:
    return [one for one in found if isinstance(one, int)] if isinstance(found, list) else []


def section_unlike_area(book: Book) -> Iterable[Finding]:
    """A printed heading is none of the outcome areas, is cut short, or is not there at all."""
    pages = [one for one in book.sources if one.data.get("outcome_areas")]
    areas = [_folded(str(a)) for page in pages for a in page.data["outcome_areas"]]
    if not areas:
        return
    for source in book.bulletins:
        stories = [one.data for one in book.of_kind("items") if one.source == source.code]
        heads = [str(one.get("printed_section") or "") for one in stories]
        other = sorted({head for head in heads if head and _folded(head) not in areas})
        cut = [h for h in other if any(a.startswith(_folded(h)) for a in areas)]
        without = heads.count("")
        if other or without:
            yield raise_finding(
                book,
                "section_unlike_area",
                Severity.INFO,
                [pages[0].code, source.code],
                sections="; ".join(other),
                cut="; ".join(cut),
                without=str(without),
            )


def spelled_differently(book: Book) -> Iterable[Finding]:
    """A name is written with an accent in one place and without in another."""
    spellings: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for record in book.of_kind("items"):
        told = [str(record.data.get("label", "")), *map(str, record.data.get("partners") or ())]
        for word in " ".join(told).split():
            name = word.strip(".,;:()")
            if len(name) >= _SHORTEST_NAME and name[:1].isupper():
                spellings[_folded(name)][name.casefold()].append(record.ref)
    for _name, found in sorted(spellings.items()):
        if len(found) > 1:
            yield raise_finding(
                book,
                "spelled_differently",
                Severity.INFO,
                [refs[0] for refs in found.values()],
                spellings="; ".join(sorted(found)),
            )


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("_", " "))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().strip()


def lines_missing(book: Book) -> Iterable[Finding]:
    """Some bulletins say who pays and whom to ask, others do not."""
    for source in book.bulletins:
        printed = [n for n in _LINES if any(b.data.get(n) for b in book.bulletins)]
        missing = [name for name in printed if not source.data.get(name)]
        if missing:
            yield raise_finding(
                book,
                "lines_missing",
                Severity.INFO,
                [source.code],
                lines=", ".join(missing),
            )


RULES = (footnotes, section_unlike_area, spelled_differently, lines_missing)
