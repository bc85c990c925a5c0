"""Ids sort by the time they were made, also within one millisecond."""

from travesia.core.ids import new_id


def test_ids_rise_and_are_version_seven() -> None:
    ids = [new_id() for _ in range(10_000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert {(i.version, i.variant) for i in ids} == {(7, "specified in RFC 4122")}
