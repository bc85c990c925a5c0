"""Forms on paper for the tests: written by hand while the power was down, entered later."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

from travesia.access.domain import Actor
from travesia.border import services
from travesia.border.domain import Direction, PaperDecision
from travesia.border.tests.cast import OFFICER, POST, zone
from travesia.testing import TODAY

#: Six days before the form is entered.
THEN = TODAY - timedelta(days=6)
FORM = services.OnPaper(
    number="A-0012",
    crossed_at=THEN,
    direction=Direction.ENTRY,
    decision=PaperDecision.ADMITTED,
    officer="J. Kvist, 4471",
)
REFUSAL = replace(FORM, decision=PaperDecision.REFUSED, reason="A", second_officer="B. Holm, 4480")


def enter(
    paper: services.OnPaper = FORM,
    *,
    by: Actor = OFFICER,
    nonce: UUID | None = None,
    post: str = POST,
    text: str = "",
    **changes: object,
) -> services.PaperReceipt:
    """Enter a form, with anything about it changed."""
    return services.enter_from_paper(
        actor=by,
        post_code=post,
        nonce=nonce or uuid4(),
        paper=replace(paper, **changes),  # type: ignore[arg-type]  # fields of the form, by name
        zone=text or zone(),
    )
