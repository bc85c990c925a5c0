"""What passive authentication found: four steps, each with its state and its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from travesia.documents.findings import Finding


class ChipState(StrEnum):
    """What came of a step, or of all together."""

    VERIFIED = "verified"
    UNKNOWN_ISSUER = "unknown_issuer"
    FAILED = "failed"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Step:
    """One step with its reasons."""

    state: ChipState
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ChipVerification:
    """The verdict on the data of a chip.

    `verified` says that the presented data groups are those a country's signer signed. It does
    not say that this chip is the one they were written to: copying is not noticed here.
    """

    hashes: Step
    signature: Step
    chain: Step
    revocation: Step
    zone: Step
    """The zone of DG1 against the printed one; not checked when either is missing."""
    notes: tuple[Finding, ...]
    signer: str
    """Name of the document signer; empty when it was not found."""
    country_signer: str
    groups: Mapping[int, bool]
    """Every data group EF.SOD lists → whether it was presented."""

    @property
    def steps(self) -> Mapping[str, Step]:
        """The steps by name, in their order."""
        return {
            "hashes": self.hashes,
            "signature": self.signature,
            "chain": self.chain,
            "revocation": self.revocation,
            "zone": self.zone,
        }

    @property
    def state(self) -> ChipState:
        """All together: one failure fails; revocation and printed zone may stay unchecked."""
        states = [step.state for step in self.steps.values()]
        if ChipState.FAILED in states:
            return ChipState.FAILED
        needed = (self.hashes.state, self.signature.state, self.chain.state)
        if ChipState.NOT_CHECKED in needed:
            return ChipState.NOT_CHECKED
        if ChipState.UNKNOWN_ISSUER in needed:
            return ChipState.UNKNOWN_ISSUER
        return ChipState.VERIFIED

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the steps."""
        found = [item for step in self.steps.values() for item in step.findings]
        return (*found, *self.notes)

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        """Give it as JSON-able values, messages in a language."""
        return {
            "state": self.state.value,
            "steps": {
                name: {
                    "state": step.state.value,
                    "findings": [item.as_dict(language) for item in step.findings],
                }
                for name, step in self.steps.items()
            },
            "notes": [item.as_dict(language) for item in self.notes],
            "signer": self.signer or None,
            "country_signer": self.country_signer or None,
            "groups": [
                {"number": number, "presented": presented}
                for number, presented in sorted(self.groups.items())
            ],
        }
