"""The WSGI application that gunicorn serves."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")

import django  # settings must be named first
from django.core.wsgi import get_wsgi_application

from travesia.core import behind, garbage, static_files, write_ahead

django.setup()
static_files.gather()  # before the middleware looks what there is to serve
write_ahead.keep_short()
application = garbage.when_warm(behind.answering_first(get_wsgi_application()))
