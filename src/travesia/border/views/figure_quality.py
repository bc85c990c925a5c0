"""What figures say about themselves: how long travellers stood, what is missing, what came late."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from travesia.border.domain.tallying import (
    HANDLING_BANDS,
    HANDLING_BOUNDS,
    LAG_BANDS,
    MISSING_FIELDS,
    Dimension,
    middle_band,
)
from travesia.border.selectors.figures import Figures


@dataclass(frozen=True, slots=True)
class Measure:
    """One line on quality: what is counted, how many, of how many, and what it means."""

    key: str
    label: str
    count: int
    whole: int
    remark: str = ""

    @property
    def share(self) -> float | None:
        """Per cent of the whole; None of nothing."""
        return 100 * self.count / self.whole if self.whole else None


def handling_of(figures: Figures) -> dict[str, int]:
    """Return the movements by the band of their handling time, refusals included."""
    found = figures.of(Dimension.HANDLING)
    return {band: flow.crossed + flow.refused for band, flow in found.items()}


def handling_rows(figures: Figures) -> list[Measure]:
    """Return a line for each band of handling times."""
    bands = handling_of(figures)
    whole = sum(bands.values())
    return [Measure(band, band_words(band), bands.get(band, 0), whole) for band in HANDLING_BANDS]


def band_words(band: str) -> str:
    """Say a band of handling times: 30 to 44 s, 10 min or more."""
    place = HANDLING_BANDS.index(band)
    low = HANDLING_BOUNDS[place]
    if place + 1 == len(HANDLING_BOUNDS):
        return _("%(count)s min or more") % {"count": low // 60}
    return _("%(low)s to %(high)s s") % {"low": low, "high": HANDLING_BOUNDS[place + 1] - 1}


def median_words(figures: Figures) -> str:
    """Say in which band half of the handling times lie; empty without any."""
    found = middle_band(handling_of(figures))
    return "" if found is None else band_words(f"{found[0]:03d}")


def quality_of(figures: Figures) -> list[Measure]:
    """Return what is missing and what came late, with what each is measured against."""
    total = figures.total
    whole = total.crossed + total.refused
    return [
        *_unpaired(figures),
        *_missing(figures, whole),
        *_late(figures),
        _from_paper(figures),
        _imported(figures),
    ]


def _unpaired(figures: Figures) -> list[Measure]:
    exits = sum(one.exit_missing for one in figures.unpaired.values())
    entries = sum(one.entry_missing for one in figures.unpaired.values())
    without = [post.name for post in figures.posts if not post.exit_control]
    remark = _("The same person entered twice; the exit between is not recorded.")
    if without:
        remark += " " + _("No exit control: %(posts)s.") % {"posts": ", ".join(without)}
    return [
        Measure("exit_missing", _("Exit not recorded"), exits, figures.total.entries, remark),
        Measure(
            "entry_missing",
            _("Entry not recorded"),
            entries,
            figures.total.exits,
            _("The same person left twice; the entry between is not recorded."),
        ),
    ]


def _missing(figures: Figures, whole: int) -> list[Measure]:
    words = {
        "nationality": _("Nationality missing"),
        "sex": _("Sex missing"),
        "age": _("Date of birth missing or in part"),
        "purpose": _("Purpose missing"),
        "document": _("Document number missing"),
    }
    found = figures.of(Dimension.MISSING)
    return [
        Measure(
            f"missing_{name}",
            words[name],
            sum(found[name].crossed + found[name].refused for _one in (0,) if name in found),
            figures.total.entries if name == "purpose" else whole,
            _("Of entries.") if name == "purpose" else "",
        )
        for name in MISSING_FIELDS
    ]


def _late(figures: Figures) -> list[Measure]:
    words = {
        "ahead": _("Recorded before it happened"),
        "at_once": _("Recorded within 5 minutes"),
        "hour": _("Recorded within an hour"),
        "day": _("Recorded within a day"),
        "week": _("Recorded within a week"),
        "month": _("Recorded within a month"),
        "later": _("Recorded later than a month"),
    }
    found = figures.of(Dimension.LAG)
    counts = {band: flow.crossed + flow.refused for band, flow in found.items()}
    whole = sum(counts.values())
    shown = [band for band in LAG_BANDS if counts.get(band) or band == "at_once"]
    remarks = {"ahead": _("A clock was wrong, or the time was typed wrongly.")}
    return [
        Measure(f"lag_{band}", words[band], counts.get(band, 0), whole, remarks.get(band, ""))
        for band in shown
    ]


def _origins(figures: Figures) -> dict[str, int]:
    found = figures.of(Dimension.ORIGIN)
    return {origin: flow.crossed + flow.refused for origin, flow in found.items()}


def _from_paper(figures: Figures) -> Measure:
    counts = _origins(figures)
    return Measure(
        "paper",
        _("Entered from paper"),
        counts.get("paper", 0),
        sum(counts.values()),
        _("Checked against the lists only when they were entered."),
    )


def _imported(figures: Figures) -> Measure:
    counts = _origins(figures)
    return Measure(
        "imported",
        _("Brought in from elsewhere"),
        counts.get("import", 0),
        sum(counts.values()),
        _("Not checked against the lists when they were brought in."),
    )
