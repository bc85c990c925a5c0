"""The WSGI application that gunicorn serves."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")

from django.core.wsgi import get_wsgi_application  # settings must be named first

application = get_wsgi_application()
