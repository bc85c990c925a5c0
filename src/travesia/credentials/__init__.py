"""Authorisations (visa, permit, pass, card): issue, print, verify, revoke, count at the desk."""
