"""Invented persons for property tests: names of many cultures, dates in every precision."""

from hypothesis import strategies as st

from travesia.screening import Description, DocumentNumber, Name

_LATIN = (
    "GARCIA LOPEZ DE LA CRUZ DELACRUZ MUNXXOZ PIERRE JEAN-BAPTISTE ANNA ANA MARIA A J LI "
    "OBRIEN MUELLER MOHAMMED ERIKSSON ERIKSON"
)
WORDS = st.sampled_from([*_LATIN.split(" "), "Muñoz", "王", "O'BRIEN", "Müller", "محمد", "Ngäbe"])
NAMES = st.builds(
    Name,
    st.lists(WORDS, max_size=3).map(" ".join),
    st.lists(WORDS, max_size=3).map(" ".join),
)
DATES = st.one_of(
    st.just(""),
    st.integers(1930, 2020).map(str),
    st.builds(lambda y, m: f"{y}-{m:02}-XX", st.integers(1970, 1976), st.integers(1, 12)),
    st.builds(
        lambda y, m, d: f"{y}-{m:02}-{d:02}",
        st.integers(1970, 1976),
        st.integers(1, 12),
        st.integers(1, 28),
    ),
)
DOCUMENTS = st.builds(
    DocumentNumber,
    st.sampled_from(["", "L898902C3", "L8989O2C3", "L898902C4", "12", "X1234567"]),
    st.sampled_from(["", "UTO", "D", "DEU", "DOM"]),
)
DESCRIPTIONS = st.builds(
    Description,
    names=st.lists(NAMES, max_size=3).map(tuple),
    birth_date=DATES,
    sex=st.sampled_from(["F", "M", "X", ""]),
    nationality=st.sampled_from(["", "UTO", "D", "DEU", "HTI"]),
    documents=st.lists(DOCUMENTS, max_size=2).map(tuple),
)
