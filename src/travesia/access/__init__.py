"""Ground: organisations, users, devices, roles, purposes and scope; the actor of every call."""
