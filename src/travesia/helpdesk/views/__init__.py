"""Pages of attendants and of the office, and the doors for gateways of messages."""
