"""What is looked up beforehand changes nothing that is found."""

from travesia.screening import Description, Entry, Name, build_index


def test_a_warm_list_finds_what_a_cold_one_does() -> None:
    entries = [
        Entry(f"{family} {given}", Description((Name(family, given),), "1974-08-12"))
        for family in ("ERIKSSON", "ERIKSON", "GARCIA", "GARZIA", "PIERRE")
        for given in ("ANNA", "ANA", "JEAN", "JOHN")
    ]
    cold, warm = build_index(entries), build_index(entries)
    turns = []
    warm.warm(lambda: turns.append(1))
    assert len(turns) == 9
    for family, given in (("ERICSON", "ANNA"), ("GARCIA", "JEANE"), ("PIERRE", "J"), ("", "")):
        asked = Description((Name(family, given),), "1974-08-12")
        assert warm.search(asked, limit=50) == cold.search(asked, limit=50)


def test_the_commonest_words_come_first() -> None:
    names = ["MARIA ROSA", "MARIA JOSE", "MARIA ANA", "ROSA ANA"]
    index = build_index([Entry(name, Description((Name("", name),))) for name in names])
    part = index._parts[0]
    assert part.commonest(1) == ["MARIA"]
    assert set(part.commonest(10)) == {"MARIA", "ROSA", "ANA", "JOSE"}
