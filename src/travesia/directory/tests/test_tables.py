"""The description of the tables and the tables themselves say the same."""

import pytest
from django.db import models

from travesia.directory.domain.tables import TABLES, TRANSLATED, Kind
from travesia.directory.models import MODELS

#: Columns of a model that no file carries.
OWN = {"service": {"last_modified", "revision"}}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_table_and_model_have_the_same_columns(name: str) -> None:
    described = {column.field for column in TABLES[name].columns if column.field}
    kept = {field.attname for field in MODELS[name]._meta.concrete_fields}
    assert kept - OWN.get(name, set()) == described


@pytest.mark.parametrize("name", sorted(TABLES))
def test_what_a_cell_may_hold_fits_its_column(name: str) -> None:
    for column in TABLES[name].columns:
        field = MODELS[name]._meta.get_field(column.field) if column.field else None
        if isinstance(field, models.CharField) and column.kind is Kind.TEXT:
            assert (field.max_length or 0) >= column.longest, column
        if isinstance(field, models.CharField) and column.choices:
            assert (field.max_length or 0) >= max(map(len, column.choices)), column


def test_every_table_stands_after_those_it_refers_to() -> None:
    places = {name: place for place, name in enumerate(TABLES)}
    for name, table in TABLES.items():
        for column in table.owners:
            assert places[column.refers_to] <= places[name], (name, column)


def test_what_is_translated_exists() -> None:
    for name, fields in TRANSLATED.items():
        assert set(fields) <= set(TABLES[name].by_name())
