"""Whoever waits gets the whole answer first; what follows from it is done all the same."""

from collections.abc import Iterable
from typing import Any

import pytest

from travesia.core.behind import answering_first, behind_the_answer, is_answered_first

done: list[str] = []


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    done.clear()


class Body(list[bytes]):
    """The body of an answer that notes when the server closes it."""

    def close(self) -> None:
        done.append("closed")


def application(environ: dict[str, Any], _start: object) -> Iterable[bytes]:
    behind_the_answer(lambda: done.append("stays"))
    if environ.get("fails"):
        raise OSError("the view failed")
    assert is_answered_first()
    return Body([b"kept"])


def test_the_answer_is_whole_before_what_follows_is_done() -> None:
    answer = answering_first(application)({}, None)
    assert b"".join(answer) == b"kept"
    assert done == []
    answer.close()  # type: ignore[attr-defined]  # servers close what can be closed
    assert done == ["stays", "closed"]


def test_an_error_behind_an_answer_stops_nothing_that_follows(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def two(_environ: dict[str, Any], _start: object) -> Iterable[bytes]:
        behind_the_answer(lambda: 1 // 0)
        return application({}, None)

    answering_first(two)({}, None).close()  # type: ignore[attr-defined]  # as above
    assert done == ["stays", "closed"]
    assert "did not" in caplog.text


def test_what_was_recorded_before_a_view_failed_is_followed_all_the_same() -> None:
    with pytest.raises(OSError, match="failed"):
        answering_first(application)({"fails": True}, None)
    assert done == ["stays"]
    assert not is_answered_first()


def test_an_answer_with_nothing_behind_it_is_given_as_it_is() -> None:
    body = Body([b"a file"])
    assert answering_first(lambda _environ, _start: body)({}, None) is body


def test_where_nobody_waits_it_is_done_at_once() -> None:
    behind_the_answer(lambda: done.append("stays"))
    assert done == ["stays"]
    with pytest.raises(ZeroDivisionError):
        behind_the_answer(lambda: 1 // 0)
