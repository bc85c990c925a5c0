"""What a name says by its rarity: the words of one surname are not counted twice."""

import pytest

from travesia.screening.linkage.rarity import weigh_names

duckdb = pytest.importorskip("duckdb")

GIVEN = ("ANA", "LUZ", "INES", "OLGA", "RUTH", "NOEMI", "ELISA", "MARTA")
FAMILY = ("MUESTRA", "EJEMPLO", "FICTICIO", "PRUEBA", "MODELO", "ENSAYO", "CASO")


def rarity(*names: str) -> dict[str, float]:
    """Weigh these names among 4,000 events of others."""
    crowd = [f"{GIVEN[n % 8]} {FAMILY[n % 7]}" for n in range(4_000)]
    with duckdb.connect() as database:
        database.execute(
            "create table worded (event_id varchar, name_key varchar, words varchar[])"
        )
        rows = [(str(n), name, name.split()) for n, name in enumerate([*crowd, *names])]
        database.executemany("insert into worded values (?, ?, ?)", rows)
        database.execute("create table events as select event_id, '' as birth_date from worded")
        database.execute("create table births as select '' as birth_date, 0 as year, 0 as month, "
                         "0 as day")  # fmt: skip
        weigh_names(database)
        return dict(database.execute("select name_key, rarity from names").fetchall())


def test_rare_compound_surname_is_counted_once() -> None:
    compound = [f"{given} MONTEZ OCA" for given in GIVEN]
    plain = [f"{given} TUCURUPITA" for given in GIVEN]
    found = rarity(*compound, *plain)
    assert found["ANA MONTEZ OCA"] == pytest.approx(found["ANA TUCURUPITA"], abs=0.01)


def test_two_rare_surnames_that_also_stand_apart_are_counted_both() -> None:
    families = ("XOCAL TUNZIR", "XOCAL MUESTRA", "TUNZIR CASO")
    names = [f"{given} {family}" for family in families for given in GIVEN]
    found = rarity(*names)
    assert found["ANA XOCAL TUNZIR"] > found["ANA XOCAL MUESTRA"] + 3


def test_spellings_of_one_person_make_no_compound() -> None:
    """Whose name stands in few ways has said nothing about who else bears it."""
    alone = rarity(*["ANA MONTEZ OCA"] * 8)
    several = rarity(*[f"{given} MONTEZ OCA" for given in GIVEN])
    assert alone["ANA MONTEZ OCA"] > several["ANA MONTEZ OCA"] + 3
