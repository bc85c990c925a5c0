"""Pages of the room: the queue of questions, one question, a person's record, a person's links."""
