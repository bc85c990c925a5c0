"""What a verification found, for people and for programs."""

from dataclasses import asdict, dataclass, field, replace

#: Findings beyond this many are counted and not kept: a wrong journal is wrong.
KEPT = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: a code, a plain sentence and the entry it is about (seq 0: none)."""

    code: str
    sentence: str
    node: str = ""
    epoch: int = 0
    seq: int = 0


@dataclass(slots=True)
class ChainReport:
    """What was read of one chain."""

    node: str
    epoch: int
    first: int = 0
    last: int = 0
    entries: int = 0
    bodies: int = 0
    erased: int = 0
    checkpoints: int = 0
    head: str = ""


@dataclass(slots=True)
class Report:
    """The whole verification: the chains that were read and everything that was wrong."""

    chains: list[ChainReport] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    wrong: int = 0
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing was wrong."""
        return self.wrong == 0

    @property
    def first_wrong(self) -> Finding | None:
        """The first entry that is wrong, or else the first finding about the journal at large."""
        return next((f for f in self.findings if f.seq), next(iter(self.findings), None))

    def add(self, finding: Finding) -> None:
        """Count a finding, and keep it while there are not too many."""
        self.wrong += 1
        if len(self.findings) < KEPT:
            # What was spoiled may be no text; the report about it always is.
            sentence = finding.sentence.encode("utf-8", "backslashreplace").decode()
            self.findings.append(replace(finding, sentence=sentence))

    def as_json(self) -> dict[str, object]:
        """Return the report as plain values."""
        first = self.first_wrong
        return {
            "ok": self.ok,
            "entries": sum(chain.entries for chain in self.chains),
            "wrong": self.wrong,
            "first_wrong": None if first is None else asdict(first),
            "findings": [asdict(finding) for finding in self.findings],
            "chains": [asdict(chain) for chain in self.chains],
            "seconds": round(self.seconds, 3),
        }
