"""Pages of those who keep the directory."""
