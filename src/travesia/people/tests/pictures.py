"""Invented pictures: patterns of colour, no faces."""

from io import BytesIO

from PIL import Image


def picture(
    width: int = 640, height: int = 800, form: str = "JPEG", mode: str = "RGB", **options: object
) -> bytes:
    """Return an invented picture as a file of this form."""
    out = BytesIO()
    image = Image.linear_gradient("L").resize((width, height)).convert(mode)
    image.save(out, form, **options)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    """Return a picture from its file, unfolded."""
    image = Image.open(BytesIO(content))
    image.load()
    return image
