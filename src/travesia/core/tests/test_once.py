"""What a request keeps ends with the request, and a change is seen at once."""

from travesia.core.once import during_request, forget, once


def _asked() -> list[int]:
    return []


def _ask(asked: list[int]) -> int:
    def find() -> int:
        asked.append(1)
        return len(asked)

    return once(("test", "question"), find)


def test_within_a_request_a_question_is_asked_once() -> None:
    asked = _asked()
    with during_request():
        assert [_ask(asked), _ask(asked)] == [1, 1]


def test_the_next_request_asks_anew() -> None:
    asked = _asked()
    with during_request():
        _ask(asked)
    with during_request():
        assert _ask(asked) == 2


def test_outside_a_request_nothing_is_kept() -> None:
    asked = _asked()
    assert [_ask(asked), _ask(asked)] == [1, 2]


def test_after_a_change_the_question_is_asked_anew() -> None:
    asked = _asked()
    with during_request():
        _ask(asked)
        forget()
        assert _ask(asked) == 2
