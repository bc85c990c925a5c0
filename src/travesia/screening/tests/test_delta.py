"""Entries added since a version are found in the next question; withdrawn ones never again."""

from travesia.screening import Description, Entry, Name, build_index

ANNA = Entry("anna", Description((Name("ERIKSSON", "ANNA"),), "1974-08-12"))
NILS = Entry("nils", Description((Name("BERGSTRAND", "NILS"),), "1981-02-03"))


def ids(index: object, entry: Entry) -> list[str]:
    return [found.id for found in index.search(entry.description, hits_only=True)]  # type: ignore[attr-defined]  # any index


def test_added_entry_is_found_and_the_list_before_is_as_it_was() -> None:
    before = build_index([ANNA])
    after = before.with_delta([NILS])
    assert (ids(after, NILS), ids(before, NILS), len(after)) == (["nils"], [], 2)


def test_withdrawn_entry_is_not_found() -> None:
    after = build_index([ANNA, NILS]).with_delta(removed=["anna"])
    assert (ids(after, ANNA), ids(after, NILS), len(after)) == ([], ["nils"], 1)


def test_changed_entry_is_found_as_it_is_now() -> None:
    renamed = Entry("anna", NILS.description)
    after = build_index([ANNA]).with_delta([renamed])
    assert (ids(after, ANNA), ids(after, NILS), len(after)) == ([], ["anna"], 1)


def test_withdrawn_entry_can_come_back() -> None:
    gone = build_index([ANNA]).with_delta(removed=["anna"])
    assert ids(gone.with_delta([ANNA]), ANNA) == ["anna"]


def test_delta_upon_delta_keeps_what_came_before() -> None:
    index = build_index([ANNA]).with_delta([NILS]).with_delta(removed=["nils"])
    assert (ids(index, ANNA), ids(index, NILS)) == (["anna"], [])


def test_added_entry_carries_the_version_it_came_with() -> None:
    index = build_index([ANNA]).with_delta([NILS], version="12.3", built_at="2026-11-21T18:00:00")
    (nils,) = index.search(NILS.description, hits_only=True)
    (anna,) = index.search(ANNA.description, hits_only=True)
    assert (nils.explanation.listed.version, anna.explanation.listed.version) == ("12.3", "")
    assert nils.explanation.listed.built_at == "2026-11-21T18:00:00"
    later = build_index([ANNA]).with_delta([NILS])
    assert later.search(NILS.description)[0].explanation.listed.version == "+1"
