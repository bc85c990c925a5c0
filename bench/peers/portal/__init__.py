"""The outside judges of the portal, and the peer of its bench."""
