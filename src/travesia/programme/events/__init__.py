"""What happens to results; a module for each part of the room."""

from travesia.programme.events import activities as activities
from travesia.programme.events import bulletin as bulletin
from travesia.programme.events import figures as figures
