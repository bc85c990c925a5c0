"""The pages of `bench ocr`: invented passports, drawn and worn in ways a post would meet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from PIL import Image

from travesia.documents import PartialDate, TravelDocument
from travesia.documents.ocr import wear
from travesia.documents.ocr.specimen import Specimen, draw_page

SURNAMES = (
    *("Ozanne", "Baptiste", "Etchegaray", "Quispe", "Kowalska", "Skarsgard", "Mboya", "Vasquez"),
    *("Okonkwo", "Sekele", "Esposito", "Kesces", "Nguyen", "Larrea", "Duval", "Cicek"),
)
GIVEN_NAMES = (
    *("Mirela", "Tabita", "Jean-Luc", "Soledad", "Kerstin", "Ezekiel", "Cecilia", "Amadou"),
    *("Sixto", "Wilhelmina", "Oskar", "Inés", "Zélie", "Kwame", "Beatriz", "Otto"),
)
Wear = Callable[[Image.Image, Random], Image.Image]


def _photo(image: Image.Image, random: Random) -> Image.Image:
    return wear.on_table(image, random)


def _everything(image: Image.Image, random: Random) -> Image.Image:
    image = wear.slanted(_photo(image, random), random, share=0.03)
    image = wear.blurred(wear.turned(image, random.uniform(-5, 5)), 1.5)
    return wear.noisy(wear.glared(image, random, strength=0.6), random, sigma=10)


CONDITIONS: dict[str, Wear] = {
    "scan, 300 dots per inch": lambda image, _: image,
    "photo, straight from above": _photo,
    "grain (25 grey levels)": lambda i, r: wear.noisy(_photo(i, r), r, sigma=25),
    "out of focus (1.5 points)": lambda i, r: wear.blurred(_photo(i, r), 1.5),
    "out of focus (2.5 points)": lambda i, r: wear.blurred(_photo(i, r), 2.5),
    "askew, up to 8 degrees": lambda i, r: wear.turned(_photo(i, r), r.uniform(-8, 8)),
    "on its side or head": lambda i, r: wear.turned(
        _photo(i, r), r.choice((90, 180, 270)) + r.uniform(-3, 3)
    ),
    "glare on the zone": lambda i, r: wear.glared(_photo(i, r), r),
    "poor light from one side": lambda i, r: wear.dimmed(_photo(i, r), r),
    "camera at a slant": lambda i, r: wear.slanted(_photo(i, r), r),
    "slant, askew, blur, glare, grain": _everything,
}
"""What happened to a page → how it is done."""


@dataclass(frozen=True, slots=True)
class Page:
    """A worn page in a file, and what it says."""

    condition: str
    file: Path
    zone: str


def make_pages(folder: Path, count: int, seed: int) -> tuple[list[Page], str]:
    """Draw `count` pages for each condition; the second value names the font of the zones."""
    pages, font = [], ""
    for number, (condition, worn) in enumerate(CONDITIONS.items()):
        for at in range(count):
            random = Random(f"{seed}/{condition}/{at}")  # noqa: S311  # pages, not secrets
            drawn: Specimen = draw_page(invented(random))
            file = folder / f"{number:02}-{at:03}.png"
            worn(drawn.image, random).save(file, compress_level=1)
            pages.append(Page(condition, file, drawn.zone))
            font = drawn.font
    return pages, font


def invented(random: Random) -> TravelDocument:
    """Invent a passport. Numbers are of the makes that states use; none mixes O with 0."""
    letters, mixed = "ABCDEFGHKLMNPRSTUVWXYZ", "CFGHJKLMNPRTVWXYZ0123456789"
    number = random.choice(
        (
            "".join(random.choices(letters, k=2)) + f"{random.randrange(10**7):07}",
            f"{random.randrange(10**9):09}",
            random.choice("CXKLPNR") + f"{random.randrange(10**8):08}",
            "".join(random.choices(mixed, k=9)),
        )
    )
    return TravelDocument(
        surname=" ".join(random.sample(SURNAMES, random.choice((1, 1, 2)))),
        given_names=" ".join(random.sample(GIVEN_NAMES, random.choice((1, 2)))),
        document_number=number,
        nationality=random.choice(("UTO", "HTI", "DOM", "PAN")),
        birth_date=PartialDate(
            random.randint(1940, 2015), random.randint(1, 12), random.randint(1, 28)
        ),
        sex=random.choice("FMX"),
        expiry_date=date(random.randint(2027, 2035), random.randint(1, 12), random.randint(1, 28)),
        document_code="PP",
        optional_data=random.choice(("", "", "ZE184226B")),
    )
