"""Pages of the portal: those of the public, and those of its editors."""
