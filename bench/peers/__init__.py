"""What drives the peers of each benchmark, and their locks."""
