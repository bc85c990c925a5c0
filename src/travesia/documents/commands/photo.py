"""`travesia mrz photo`: the zone off a picture, for programs (JSON) or for people."""

import argparse
import sys
import time
from datetime import UTC, datetime

from travesia.documents.commands.answers import (
    BAD_INPUT,
    DONE,
    WRONG,
    a_day,
    add_language,
)
from travesia.documents.commands.json_lines import encoder
from travesia.documents.commands.parsing import summary
from travesia.documents.commands.words import shown
from travesia.documents.findings import Severity
from travesia.documents.ocr import SECONDS, PictureError, read_photo


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of the word."""
    parser.add_argument("image", metavar="IMAGE", help="JPEG, PNG, TIFF, WebP or BMP; - is stdin")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--live", action="store_true", help="refuse the specimen state UTO, as a real desk must"
    )
    parser.add_argument(
        "--seconds", type=float, default=SECONDS, help="how long the picture may take"
    )
    parser.add_argument(
        "--today", type=a_day, metavar="DATE", help="read as on this day (YYYY-MM-DD)"
    )
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Read one picture: 0 done, 1 no zone in it, 65 no picture or no tool, with a sentence."""
    picture = sys.stdin.buffer.read() if args.image == "-" else args.image
    today = args.today or datetime.fromtimestamp(time.time(), UTC).date()
    try:
        found = read_photo(picture, today=today, training=not args.live, seconds=args.seconds)
    except PictureError as error:
        sys.stderr.write(shown(error.message(args.lang) + "\n"))
        return BAD_INPUT
    if args.json:
        sys.stdout.write(encoder()(found.as_dict(args.lang)) + "\n")
    else:
        said = [item.message(args.lang) for item in found.findings if item.severity != Severity.OK]
        if found.reading is not None:
            sys.stdout.write(shown("\n".join(found.reading.lines) + "\n"))
            sys.stdout.write(shown(summary(found.reading, args.lang)))
            said += [
                item.message(args.lang)
                for item in found.reading.findings
                if item.code.startswith("repair.")
            ]
        sys.stdout.write(shown("".join(line + "\n" for line in said)))
    return DONE if found.reading is not None else WRONG
