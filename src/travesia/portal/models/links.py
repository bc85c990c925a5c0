"""What the nightly check of links found; an observation that the next check makes anew."""

from typing import ClassVar

from django.db import models

from travesia.portal.domain.links import LinkView, Outcome


class LinkState(models.Model):
    """One address that pages lead to, and how it answered last."""

    address = models.CharField(max_length=1000, unique=True)
    outcome = models.CharField(max_length=8)
    status = models.PositiveSmallIntegerField(null=True)
    moved_to = models.CharField(max_length=1000, blank=True)
    checked_at = models.DateTimeField()
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)

    class Meta:
        """What fails longest first."""

        ordering: ClassVar = ["failing_since", "address"]

    def __str__(self) -> str:
        return f"{self.outcome} {self.address}"

    def view(self) -> LinkView:
        """Return it as the desk shows it."""
        return LinkView(
            address=self.address,
            outcome=Outcome(self.outcome),
            status=self.status,
            moved_to=self.moved_to,
            checked_at=self.checked_at,
            failing_since=self.failing_since,
            failures=self.failures,
        )
