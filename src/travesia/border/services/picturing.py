"""Read the codes of a picture: a photographed card, a scanned page with a seal."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.border.domain import Recognised, What, recognise_bytes
from travesia.border.selectors.findings import in_training
from travesia.border.services.errors import ZoneNotReadError
from travesia.border.services.presenting import read_whole
from travesia.seals import SealError
from travesia.seals.symbols import read_symbols

NOT_OPENED = _("The picture could not be read. Nothing was opened.")
NO_CODE = _(
    "No code was found in the picture. Nothing was opened: take it again from nearer, in even "
    "light, with the whole code in it, or read the code with a reader."
)


def read_picture(content: bytes, *, today: date) -> tuple[str, ...]:
    """Return the text of each card and seal in a picture, as a reader would have sent it.

    A picture may hold other codes beside them. `today` is the day at the post. Raises
    ZoneNotReadError when it cannot be opened, holds no code, or none of its codes is a card or a
    seal.
    """
    try:
        symbols = read_symbols(content)
    except SealError as error:
        said = error.message(get_language() or "en")
        raise ZoneNotReadError("border.picture_not_read", NOT_OPENED, faults=[said]) from error
    if not symbols:
        raise ZoneNotReadError("border.no_code_in_picture", NO_CODE, faults=[])
    found = [
        recognise_bytes(symbol.content, today=today, training=in_training()) for symbol in symbols
    ]
    read = [one for one in found if isinstance(one, Recognised) and one.what is not What.DOCUMENT]
    return tuple(one.text for one in read) or (read_whole(found[0]).text,)
