"""Issues of the bulletin in the demonstration: four rebuilt from published figures, one in work.

Figures and facts are those of four published bulletins; sentences, footnotes and layout are our
own, drawings stand for photographs, and who is quoted is invented and said to be. Where two
bulletins contradict each other nothing is printed, and a footnote says so.
"""

from contextlib import suppress
from datetime import date
from typing import Any

from django.db import transaction

from travesia.access.domain import Actor
from travesia.config.demo.programme import document
from travesia.config.demo.programme.illustrations import drawing
from travesia.programme.domain.bulletin.errors import BulletinError
from travesia.programme.selectors import bulletin as reads
from travesia.programme.selectors.bulletin import IssueView
from travesia.programme.services import bulletin as writing
from travesia.programme.services import bulletin_publishing as publishing

_WRITER = Actor.system("demo-writer", {"programme.write_bulletin"})
_READER = Actor.system("demo-reader", {"programme.publish_bulletin"})
#: In the order in which they came out.
_PUBLISHED = ("B1", "B3", "B2", "B4")
_IN_WORK = "next"


def load_bulletins() -> int:
    """Publish the issues and begin the next one; returns how many are published.

    What is there already stays, so that an interrupted demonstration goes on.
    """
    known = {one.code for one in reads.issues()}
    for code in (*_PUBLISHED, _IN_WORK):
        if code.lower() not in known:
            with transaction.atomic():
                issue = _begin(code)
            if code in _PUBLISHED:
                # What a contradiction stops stays a draft: the rule holds here as anywhere.
                with suppress(BulletinError), transaction.atomic():
                    _bring_out(issue)
    return len(reads.published_issues())


def _begin(code: str) -> IssueView:
    content = _with_drawings(document(f"bulletin-{code}.json"))
    first, last = (date.fromisoformat(content["period"][end]) for end in ("start", "end"))
    return writing.begin_issue(
        actor=_WRITER,
        code=code.lower(),
        number=content["number"],
        period=(first, last),
        document=content,
    )


def _with_drawings(content: dict[str, Any]) -> dict[str, Any]:
    """Keep the drawings that an issue names as any photograph, and name them by their hash."""
    for block in content["blocks"]:
        if "photo" in block:
            picture = drawing(block["photo"].pop("drawing"))
            digest = publishing.keep_photograph(actor=_WRITER, content=picture)
            block["photo"]["asset"] = digest
    return content


def _bring_out(issue: IssueView) -> None:
    for language in issue.languages:
        writing.read_issue(actor=_READER, issue_id=issue.id, language=language)
    publishing.freeze_issue(actor=_READER, issue_id=issue.id)
