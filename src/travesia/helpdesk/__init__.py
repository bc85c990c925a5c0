"""Information hubs and hotlines: contacts without identities, referrals given, calls back."""
