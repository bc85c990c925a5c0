"""The root of the API: rooms mount their routers here; every operation passes the same gate."""

from ninja import NinjaAPI

api = NinjaAPI(
    title="Travesía",
    version="1",
    docs_url=None,  # the interactive page loads scripts from elsewhere
    openapi_url="openapi.json",
    urls_namespace="api",
)
