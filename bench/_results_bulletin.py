"""The bulletin's lines of `bench results`: how long an issue takes, and whether it comes again."""

import filecmp
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any


def bulletin_rows() -> list[dict[str, Any]]:
    """Rebuild the four issues of the demonstration twice; figures must be loaded before."""
    from travesia.config.demo.programme import load_programme  # noqa: PLC0415
    from travesia.config.demo.programme.bulletins import load_bulletins  # noqa: PLC0415
    from travesia.programme.selectors import bulletin as reads  # noqa: PLC0415
    from travesia.programme.views.bulletin_building import build  # noqa: PLC0415

    load_programme()
    load_bulletins()
    issues = reads.published_issues()
    stops = sum(one.stops for issue in issues for one in reads.faults_of(issue))
    times, same = [], 0
    with tempfile.TemporaryDirectory(prefix="travesia-bench-") as folder:
        for issue in issues:
            one, two = Path(folder, issue.code, "1"), Path(folder, issue.code, "2")
            began = perf_counter()
            done = build(issue, one)
            times.append(perf_counter() - began)
            build(issue, two)
            same += all(filecmp.cmp(one / name, two / name, shallow=False) for name in done.files)
    whole = len(issues)
    return [
        _row(
            "a two-page bulletin in two languages: page, PDF/A-3a and PDF/UA-1",
            "3 s",
            f"{min(times):.2f} to {max(times):.2f} s, {whole} issues",
            met=max(times) <= 3,
        ),
        _row(
            "issues built twice with the same bytes",
            f"{whole} of {whole}",
            f"{same} of {whole}",
            met=same == whole,
        ),
        _row("typed numbers and other things that stop the issues", "0", str(stops), met=not stops),
    ]


def _row(task: str, goal: str, found: str, *, met: bool) -> dict[str, Any]:
    return {"task": task, "goal": goal, "found": found, "met": met}
