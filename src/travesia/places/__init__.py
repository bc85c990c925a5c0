"""Ground: countries, administrative areas, border posts and sites."""
