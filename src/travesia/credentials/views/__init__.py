"""Pages of the room: the list, one authorisation with its acts, what waits for a second."""
