"""Organisations, users, devices and their grants."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from travesia.core.ids import new_id


class User(AbstractBaseUser):
    """A person who signs in; what they may do comes from grants alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager["User"]()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
