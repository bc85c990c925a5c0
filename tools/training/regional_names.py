"""Write the table of common names: python -m tools.training.regional_names FILE.

No census is behind it. The words are those of the naming cultures of the demonstration; the more
cultures have a word, the commoner it is taken to be, and a short list below is taken to be the
commonest. The figures are estimates of our own, in decimal places of the share of people who bear
a word, and serve only where a list is too short to tell.
"""

import sys
from collections import Counter
from pathlib import Path

from travesia.config.demo.cultures import cultures
from travesia.screening import normalise
from travesia.screening.tables import light_words

#: Taken to be the commonest, by decimal places of their share.
_COMMONEST = {
    1.7: "MARIA JOSE",
    2.0: "JUAN LUIS CARLOS ANA JEAN MARIE GARCIA RODRIGUEZ HERNANDEZ LOPEZ GONZALEZ MARTINEZ PEREZ",
    2.3: "PEDRO JORGE ROSA CARMEN JESUS MIGUEL ANTONIO FRANCISCO MANUEL SANCHEZ RAMIREZ CRUZ TORRES"
    " FLORES GOMEZ DIAZ REYES MORALES PIERRE JOSEPH JOHN MOHAMED SILVA SANTOS SOUZA WILLIAMS CHEN",
    2.6: "SMITH BROWN JONES CHARLES LOUIS FRANCOIS JACQUES PAUL DAVID MICHAEL MENDOZA CASTILLO"
    " RIVERA ORTIZ GUTIERREZ VARGAS ROJAS CASTRO RAMOS ALVAREZ JIMENEZ RUIZ WONG LI WANG ZHANG"
    " ALI AHMED HASSAN OLIVEIRA PEREIRA FERREIRA",
}
_BY_CULTURES = {1: 3.3, 2: 3.0, 3: 2.8, 4: 2.7}
_IN_MORE = 2.5
_HEADING = (
    "# Names common in the region: word, decimal places of the share of people who bear it.\n"
    "# Estimates of our own, no census; written by `python -m tools.training.regional_names`.\n"
)


def table() -> dict[str, float]:
    """Return each word with the decimal places of its share."""
    seen: Counter[str] = Counter()
    for culture in cultures().values():
        names = [*culture.surnames, *(name for part in culture.given.values() for name in part)]
        words = {word for name in names for word in normalise(name).tokens}
        seen.update(word for word in words if len(word) > 1 and word not in light_words())
    found = {word: _BY_CULTURES.get(count, _IN_MORE) for word, count in seen.items()}
    for places, words_ in _COMMONEST.items():
        found.update(dict.fromkeys(words_.split(), places))
    return found


def main(argv: list[str]) -> int:
    """Write the table."""
    rows = (f"{word}\t{places}" for word, places in sorted(table().items()))
    Path(argv[0]).write_text(_HEADING + "\n".join(rows) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
