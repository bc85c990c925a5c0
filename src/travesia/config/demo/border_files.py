"""Two invented files of another system: one was brought in, one waits to be looked at."""

from datetime import timedelta

from travesia.access.domain import Actor
from travesia.border import selectors, services
from travesia.core import clock

SOURCE, POST = "PIRS", "HTI-MAL"
_HEADERS = "Apellidos;Nombres;Nacionalidad;Pasaporte;Puesto;Movimiento;Fecha;Hora"


def load_files(*, keeper: Actor) -> None:
    """Bring one file in and leave one waiting; taken again it adds nothing."""
    if selectors.access_files(actor=keeper):
        return
    before = (clock.today() - timedelta(days=20)).strftime("%d/%m/%Y")
    lately = (clock.today() - timedelta(days=3)).strftime("%d/%m/%Y")
    first = (
        f"Muestra;Eva;UTO;U6600040;{POST};Entrada;{before};08:15",
        f"Ficticio;Luis;UTO;U6600041;{POST};Entrada;{before};08:32",
        f"Inventada;Sol;UTO;U6600042;{POST};de paso;{before};08:40",
    )
    then = (
        f"Muestra;Eva;UTO;U6600040;{POST};Salida;{lately};17:05",
        f"Ficticio;Luis;UTO;U6600041;{POST};Salida;{lately};17:21",
        f"Modelo;Ada;UTO;;{POST};Entrada;{lately};17:30",
    )
    run = services.take_file(
        actor=keeper, source=SOURCE, name="pirs-malpasse-1.csv", pieces=[_text(first)]
    )
    services.choose_reading(actor=keeper, run_id=run, columns={}, order="dmy", post="")
    services.bring_in(run)
    services.take_file(
        actor=keeper, source=SOURCE, name="pirs-malpasse-2.csv", pieces=[_text(then)]
    )


def _text(rows: tuple[str, ...]) -> bytes:
    return "\r\n".join((_HEADERS, *rows, "")).encode()
