"""The Washington Group Short Set on Functioning: six questions, four answers, several cut-offs.

Source: Washington Group on Disability Statistics, "The Washington Group Short Set on Functioning
(WG-SS)"; its wording is used unchanged. The recommended cut-off is `WG_SS3`: a lot of difficulty
or worse in at least one domain. Raw answers are kept, so that another cut-off can be read later;
the set is known to miss people, which is one more reason never to call it a diagnosis.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

#: The six domains in the order in which they are asked.
DOMAINS = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")


class Difficulty(StrEnum):
    """The four answers, and that none was given; the value is what is kept."""

    NONE = "1"
    SOME = "2"
    A_LOT = "3"
    CANNOT = "4"
    NOT_STATED = "9"


class CutOff(StrEnum):
    """From where on somebody counts as a person with disability, by the Group's own names."""

    WG_SS1 = "wg_ss1"
    """Some difficulty in at least one domain."""
    WG_SS2 = "wg_ss2"
    """Some difficulty in at least two domains, or a lot in one."""
    WG_SS3 = "wg_ss3"
    """A lot of difficulty in at least one domain: recommended for comparison."""
    WG_SS4 = "wg_ss4"
    """Cannot do at all in at least one domain."""


class Disability(StrEnum):
    """What the answers say; `not_stated` when they do not suffice to say."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class ShortSet:
    """The six answers of one person, in the order of `DOMAINS`."""

    answers: tuple[Difficulty, ...] = (Difficulty.NOT_STATED,) * len(DOMAINS)

    @classmethod
    def read(cls, kept: str) -> "ShortSet":
        """Return the answers of six kept digits; empty is nothing answered.

        Raises ValueError for what is no such text.
        """
        if not kept:
            return cls()
        if len(kept) != len(DOMAINS):
            raise ValueError(kept)
        return cls(tuple(Difficulty(one) for one in kept))

    @classmethod
    def of(cls, answers: Mapping[str, Difficulty]) -> "ShortSet":
        """Return the answers by domain; a domain that is left out was not answered."""
        return cls(tuple(answers.get(one, Difficulty.NOT_STATED) for one in DOMAINS))

    @property
    def kept(self) -> str:
        """The six digits that are stored; empty when nothing was answered."""
        if all(one is Difficulty.NOT_STATED for one in self.answers):
            return ""
        return "".join(self.answers)

    def disability(self, cut_off: CutOff = CutOff.WG_SS3) -> Disability:
        """Say by a cut-off whether this counts as disability.

        A domain without answer makes "no" impossible to say, never "yes".
        """
        if _reached(self.answers, cut_off):
            return Disability.YES
        missing = Difficulty.NOT_STATED in self.answers
        return Disability.NOT_STATED if missing else Disability.NO


def _reached(answers: tuple[Difficulty, ...], cut_off: CutOff) -> bool:
    at_least = {level: sum(one in _FROM[level] for one in answers) for level in _FROM}
    return {
        CutOff.WG_SS1: at_least[Difficulty.SOME] >= 1,
        CutOff.WG_SS2: at_least[Difficulty.SOME] >= 2 or at_least[Difficulty.A_LOT] >= 1,
        CutOff.WG_SS3: at_least[Difficulty.A_LOT] >= 1,
        CutOff.WG_SS4: at_least[Difficulty.CANNOT] >= 1,
    }[cut_off]


_FROM = {
    Difficulty.SOME: {Difficulty.SOME, Difficulty.A_LOT, Difficulty.CANNOT},
    Difficulty.A_LOT: {Difficulty.A_LOT, Difficulty.CANNOT},
    Difficulty.CANNOT: {Difficulty.CANNOT},
}
