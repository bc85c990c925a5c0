"""A symbol as a field of modules, drawn as SVG or PNG in its true size."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from PIL import Image

from travesia.seals.errors import SealError

MM_PER_INCH = 25.4
MAX_SCALE = 64
"""Most pixels of a module in a PNG."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code or Data Matrix to print."""

    kind: str
    """`QR Code` or `Data Matrix`."""
    version: str
    """`1` to `40` for QR; rows and columns such as `64x64` for Data Matrix."""
    error_correction: str | None
    """Level of a QR code, `L`, `M`, `Q` or `H`; None for Data Matrix, which has one."""
    rows: tuple[bytes, ...]
    """Rows of modules without quiet zone: 1 dark, 0 light."""
    module_mm: float
    """Side of a module in millimetres."""
    quiet: int
    """Light modules on each side."""

    @property
    def modules(self) -> int:
        """Modules of the longer side, without the quiet zone."""
        return max(len(self.rows), len(self.rows[0]))

    @property
    def side_mm(self) -> float:
        """Longer side in millimetres, with the quiet zone."""
        return round((self.modules + 2 * self.quiet) * self.module_mm, 3)

    def svg(self, *, title: str | None = None) -> str:
        """Draw it as an SVG document of its true size: black on white.

        Args:
            title: what it is, for people who do not see it.
        """
        width, height = len(self.rows[0]) + 2 * self.quiet, len(self.rows) + 2 * self.quiet
        named = f"<title>{escape(title)}</title>" if title else ""
        path = "".join(f"M{x} {y}h{run}v1h-{run}z" for x, y, run in self._runs())
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" role="img" '
            f'width="{width * self.module_mm:g}mm" height="{height * self.module_mm:g}mm" '
            f'viewBox="0 0 {width} {height}" shape-rendering="crispEdges">{named}'
            f'<path fill="#fff" d="M0 0h{width}v{height}h-{width}z"/>'
            f'<path fill="#000" d="{path}"/></svg>'
        )

    def _runs(self) -> Iterator[tuple[int, int, int]]:
        """Give (column, row, length) of each run of dark modules, with the quiet zone counted."""
        for y, row in enumerate(self.rows, start=self.quiet):
            start = row.find(1)
            while start >= 0:
                end = row.find(0, start)
                end = len(row) if end < 0 else end
                yield start + self.quiet, y, end - start
                start = row.find(1, end)

    def png(self, *, scale: int = 8) -> bytes:
        """Draw it as a PNG that states the resolution at which it has its true size.

        Args:
            scale: pixels of a module, 1 to 64.

        Raises:
            SealError: `symbol.option_invalid`.
        """
        if not 1 <= scale <= MAX_SCALE:
            raise SealError("symbol.option_invalid", option="scale", found=scale)
        size = len(self.rows[0]), len(self.rows)
        light = b"".join(self.rows).translate(bytes((255, 0)) + bytes(254))
        whole = [(side + 2 * self.quiet) * scale for side in size]
        canvas = Image.new("1", whole, 1)
        drawn = Image.frombytes("L", size, light).resize(
            (size[0] * scale, size[1] * scale), Image.Resampling.NEAREST
        )
        canvas.paste(drawn.convert("1"), (self.quiet * scale, self.quiet * scale))
        written = io.BytesIO()
        dots = scale * MM_PER_INCH / self.module_mm
        canvas.save(written, "PNG", dpi=(dots, dots), optimize=False)
        return written.getvalue()
