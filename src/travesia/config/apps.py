"""The assembly as a Django app: it owns pages that join rooms and the commands of the node."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Makes the assembly's templates, static files and commands known to Django."""

    name = "travesia.config"
    label = "config"
