"""The inspection desk: crossings, decisions, refusals and their corrections."""
