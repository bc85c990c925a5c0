"""Facts without identity, and the figures and pages made of them."""
