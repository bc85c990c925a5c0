"""Desks: hubs, mobile hubs and hotlines of this node."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.helpdesk.domain import DeskKind


class Desk(models.Model):
    """A place or a line where people ask and attendants answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, default=DeskKind.HUB.value)
    country = models.ForeignKey("places.Country", on_delete=models.PROTECT, related_name="+")
    area_pcode = models.CharField(max_length=24, blank=True)
    languages = models.JSONField(default=list, help_text="codes, the usual one first")
    hours = models.CharField(max_length=120, blank=True, help_text="as people read it")
    phone = models.CharField(max_length=40, blank=True, help_text="the desk's own public number")
    emergency = models.CharField(
        max_length=200, blank=True, help_text="whom to call in an emergency; checked by the office"
    )
    emergency_checked_on = models.DateField(null=True, blank=True)
    open = models.BooleanField(default=True)
    own_topics = models.JSONField(default=list, help_text="own name and standard topic, in order")

    class Meta:
        """By country and name, of a known kind."""

        ordering: ClassVar = ["country_id", "name", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in DeskKind]), name="helpdesk_desk_kind"
            )
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code
