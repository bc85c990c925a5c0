"""Five languages, none with a gap: extract, compile and check the message catalogues.

`extract` needs GNU gettext; `compile` and the completeness check need Python only.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "travesia"
LOCALE = PACKAGE / "locale"
LANGUAGES = ("es", "en", "fr", "ht", "pt")
DOMAINS = ("django",)
#: Two forms everywhere; in these languages zero takes the singular.
SINGULAR_ZERO = ("fr", "pt")
PLURALS = {
    True: "nplurals=2; plural=(n > 1);",
    False: "nplurals=2; plural=(n != 1);",
}
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")


def catalogues() -> list[Path]:
    """Return the text catalogue of every language."""
    return [LOCALE / lang / "LC_MESSAGES" / f"{d}.po" for lang in LANGUAGES for d in DOMAINS]


def extract() -> None:
    """Bring every catalogue up to date with the sources; English says what the source says."""
    command = [sys.executable, str(ROOT / "manage.py"), "makemessages", "--no-obsolete"]
    command += ["--no-wrap", "--add-location=file", "--ignore=*/tests/*"]
    for language in LANGUAGES:
        command += ["-l", language]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TRAVESIA_ROLE": "test"}
    subprocess.run(command, check=True, cwd=PACKAGE, env=environment, capture_output=True)  # noqa: S603  # fixed words
    for file in catalogues():
        _settle(file)


def _settle(file: Path) -> None:
    """Drop what changes without meaning (dates, guesses) and let English be the source text."""
    catalogue = polib.pofile(str(file), wrapwidth=0)
    for header in ("POT-Creation-Date", "PO-Revision-Date"):
        catalogue.metadata[header] = "2026-11-21 00:00+0000"
    catalogue.header = "Messages of Travesía. Apache License 2.0."
    catalogue.metadata_is_fuzzy = None
    catalogue.metadata["Project-Id-Version"] = "travesia"
    for header in ("Report-Msgid-Bugs-To", "Last-Translator", "Language-Team"):
        catalogue.metadata.pop(header, None)
    language = file.parent.parent.name
    catalogue.metadata["Language"] = language
    catalogue.metadata["Plural-Forms"] = PLURALS[language in SINGULAR_ZERO]
    for entry in catalogue:
        if "fuzzy" in entry.flags:
            entry.flags.remove("fuzzy")
            entry.msgstr = ""
            entry.msgstr_plural = dict.fromkeys((0, 1), "") if entry.msgid_plural else {}
            entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
        elif entry.msgid_plural:
            entry.msgstr_plural = {n: entry.msgstr_plural.get(n, "") for n in (0, 1)}
        if language == "en":
            _speak_english(entry)
    catalogue.sort(key=lambda e: (e.msgid, e.msgctxt or ""))
    catalogue.save(str(file))


def _speak_english(entry: polib.POEntry) -> None:
    if entry.msgid_plural:
        entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    else:
        entry.msgstr = entry.msgid


def compile_all() -> None:
    """Write the binary catalogues that the program reads."""
    for file in catalogues():
        polib.pofile(str(file)).save_as_mofile(str(file.with_suffix(".mo")))


def gaps() -> list[str]:
    """Return each message that a language lacks, or whose placeholders differ."""
    return [
        f"{file.parent.parent.name}: {fault} {entry.msgid!r}"
        for file in catalogues()
        for entry in polib.pofile(str(file))
        if (fault := _fault(entry))
    ]


def _fault(entry: polib.POEntry) -> str:
    """Say what is wrong with one message, or nothing."""
    if not entry.translated():
        return "nothing for"
    wanted = set(PLACEHOLDER.findall(entry.msgid))
    for text in (entry.msgstr, *entry.msgstr_plural.values()):
        if text and set(PLACEHOLDER.findall(text)) != wanted and not entry.msgid_plural:
            return "other placeholders than"
    return ""


def stale() -> list[str]:
    """Return each binary catalogue that does not say what its text says."""
    return [
        str(file.relative_to(ROOT))
        for file in catalogues()
        if not (compiled := file.with_suffix(".mo")).exists()
        or _meaning(polib.mofile(str(compiled))) != _meaning(polib.pofile(str(file)))
    ]


def _meaning(entries: polib.POFile | polib.MOFile) -> dict[tuple[str, str], object]:
    return {
        (e.msgctxt or "", e.msgid): (e.msgstr, tuple(sorted(e.msgstr_plural.items())))
        for e in entries
        if e.msgid
    }


def unextracted() -> list[str]:
    """Extract anew where gettext is there and return the catalogues that changed."""
    if shutil.which("xgettext") is None:
        if os.environ.get("TRAVESIA_REQUIRE_GETTEXT") == "1":
            return ["GNU gettext is required here and was not found"]
        sys.stdout.write("Skipped: GNU gettext is missing, so extraction was not compared.\n")
        return []
    before = {file: file.read_bytes() for file in catalogues()}
    try:
        extract()
        return [str(f.relative_to(ROOT)) for f, text in before.items() if f.read_bytes() != text]
    finally:
        for file, text in before.items():
            file.write_bytes(text)


def check() -> int:
    """Return 1 and say what is missing, or print the statistics of each language and return 0."""
    wrong = [*gaps(), *stale(), *unextracted()]
    for line in wrong[:20]:
        sys.stderr.write(line + "\n")
    if wrong:
        sys.stderr.write(f"{len(wrong)} gaps. Run: tools/translations.py extract, then compile\n")
        return 1
    for file in catalogues():
        count = len(polib.pofile(str(file)).translated_entries())
        sys.stdout.write(f"{file.parent.parent.name}: {count} messages, none missing\n")
    return 0


if __name__ == "__main__":
    verb = sys.argv[1] if len(sys.argv) > 1 else "check"
    if verb == "extract":
        extract()
    elif verb == "compile":
        compile_all()
    else:
        sys.exit(check())
