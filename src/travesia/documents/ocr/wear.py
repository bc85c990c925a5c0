"""What happens to a page before it is read: noise, blur, turning, glare, a slanted camera.

Everything is drawn from a `random.Random`, so that the same seed gives the same page.
"""

from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

_TABLE = (92, 84, 76)
"""The colour of the table that the document lies on."""


def on_table(image: Image.Image, random: Random, *, share: float = 0.12) -> Image.Image:
    """Lay the page on a table: a margin of `share` of its width, not quite centred."""
    margin = round(image.width * share)
    size = (image.width + 2 * margin, image.height + 2 * margin)
    table = Image.new("RGB", size, _TABLE)
    shift = margin // 3
    at = (margin + random.randint(-shift, shift), margin + random.randint(-shift, shift))
    table.paste(image, at)
    return table


def turned(image: Image.Image, degrees: float) -> Image.Image:
    """Turn a picture counter-clockwise, on the same table."""
    return image.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=_TABLE)


def blurred(image: Image.Image, radius: float) -> Image.Image:
    """Blur a picture: `radius` is the standard deviation in pixels."""
    return image.filter(ImageFilter.GaussianBlur(radius))


def noisy(image: Image.Image, random: Random, *, sigma: float) -> Image.Image:
    """Add grain with a standard deviation of `sigma` grey levels."""
    grey = image.convert("L")
    # Pillow's own noise knows no seed: grain is drawn once and tiled at random places.
    tile = Image.frombytes("L", (256, 256), bytes(_grain(random, sigma) for _ in range(65536)))
    grain = Image.new("L", grey.size, 128)
    for top in range(0, grey.height, 256):
        for left in range(0, grey.width, 256):
            piece = tile.transpose(Image.Transpose(random.randrange(7)))
            grain.paste(piece, (left, top))
    return ImageChops.add(grey, grain, 1.0, -128)


def _grain(random: Random, sigma: float) -> int:
    return max(0, min(255, round(random.gauss(128, sigma))))


def glared(image: Image.Image, random: Random, *, strength: float = 0.75) -> Image.Image:
    """Let a lamp shine on the page: a soft bright patch somewhere over the zone."""
    mask = Image.new("L", (160, 120), 0)
    centre = (random.randint(30, 130), random.randint(78, 108))
    reach = (random.randint(16, 30), random.randint(7, 14))
    box = (
        centre[0] - reach[0],
        centre[1] - reach[1],
        centre[0] + reach[0],
        centre[1] + reach[1],
    )
    ImageDraw.Draw(mask).ellipse(box, fill=round(255 * strength))
    soft = mask.filter(ImageFilter.GaussianBlur(7)).resize(image.size, Image.Resampling.BICUBIC)
    return Image.composite(Image.new("RGB", image.size, "white"), image.convert("RGB"), soft)


def dimmed(image: Image.Image, random: Random) -> Image.Image:
    """Take the picture in poor light: less contrast, one side darker."""
    ramp = Image.linear_gradient("L").rotate(random.choice((0, 90, 180, 270)))
    shade = ImageOps.autocontrast(ramp).point(lambda grey: 60 + grey * 0.45)
    dark = Image.new("RGB", image.size, (30, 28, 26))
    return Image.composite(image.convert("RGB"), dark, shade.resize(image.size))


def slanted(image: Image.Image, random: Random, *, share: float = 0.04) -> Image.Image:
    """Hold the camera at a slant: each corner moves by up to `share` of the width."""
    width, height = image.size
    reach = width * share

    def corner(x: int, y: int) -> tuple[float, float]:
        return (x + random.uniform(-reach, reach), y + random.uniform(-reach, reach))

    goal = [(0, 0), (width, 0), (width, height), (0, height)]
    source = [corner(x, y) for x, y in goal]
    return image.transform(
        image.size,
        Image.Transform.PERSPECTIVE,
        _coefficients(goal, source),
        Image.Resampling.BICUBIC,
        fillcolor=_TABLE,
    )


def _coefficients(goal: list[tuple[int, int]], source: list[tuple[float, float]]) -> list[float]:
    """Solve for the eight numbers of a perspective that maps `goal` onto `source`."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(goal, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for at in range(8):  # Gauss and Jordan, with the largest pivot
        best = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(8):
            if other != at:
                factor = rows[other][at]
                rows[other] = [
                    value - factor * mine for value, mine in zip(rows[other], rows[at], strict=True)
                ]
    return [row[8] for row in rows]
