"""Let outside judges read every public page of the portal, and say what they find.

./travesia demo            (in another window)
.venv/bin/python tools/judge_portal.py [http://127.0.0.1:8000] [--lighthouse es,ht]

A judge that is not on this machine is named with the reason, and the others go on. The exit code is
1 when any of them found a fault.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import _portal_judges as judges  # the path is set above
from bench import _portal_views as slow


def main(argv: list[str]) -> int:
    """Judge, print, and return how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", default="http://127.0.0.1:8000")
    parser.add_argument("--lighthouse", default="", help="languages to weigh, as es,ht; or all")
    args = parser.parse_args(argv)
    site = args.site.rstrip("/")
    found = judges.pages(site)
    faults = 0
    for verdict in judges.judge(found):
        faults += len(verdict.faults)
        _say(_line(verdict))
        for fault in verdict.faults:
            _say(f"  {fault}")
    faults += _look(site, found)
    named = judges.LANGUAGES if args.lighthouse == "all" else args.lighthouse.split(",")
    languages = tuple(one for one in named if one)
    if languages:
        faults += _weigh(site, found, languages)
    return 1 if faults else 0


def _line(verdict: judges.Verdict) -> str:
    if verdict.absent:
        return f"{verdict.judge}: not asked, because {verdict.absent}"
    return f"{verdict.judge}: {verdict.pages} pages, {len(verdict.faults)} faults"


def _look(site: str, found: list[judges.PublicPage]) -> int:
    views = slow.views(site, [page for page in found if page.template in judges.SIX])
    if isinstance(views, str):
        _say(f"slow network: not measured, because {views}")
        return 0
    faults = 0
    for view in views:
        over = (
            view.seconds >= slow.GOAL_SECONDS
            or view.weight > slow.GOAL_BYTES
            or view.asked > slow.GOAL_ASKED
            or view.cookies
            or view.elsewhere
        )
        faults += bool(over)
        mark = "  OVER" if over else ""
        _say(
            f"{view.language} {view.template}: {view.seconds:.1f} s, {view.weight:,} bytes, "
            f"{view.asked} asked, {view.cookies} cookies, {view.elsewhere} elsewhere{mark}"
        )
    return faults


def _weigh(site: str, found: list[judges.PublicPage], languages: tuple[str, ...]) -> int:
    weighed = judges.weigh(site, found, languages)
    if isinstance(weighed, str):
        _say(f"Lighthouse: not asked, because {weighed}")
        return 0
    faults = 0
    for one in weighed:
        short = min(one.points) < judges.GOAL
        faults += short
        points = ", ".join(
            f"{name} {value}" for name, value in zip(judges.CATEGORIES, one.points, strict=True)
        )
        lost = f"  ({'; '.join(one.lost)})" if one.lost else ""
        _say(f"{one.language} {one.template}: {points}{lost}")
    return faults


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
