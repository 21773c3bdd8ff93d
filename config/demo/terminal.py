"""What the launcher says: lines with the seconds since it began."""

import sys
import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Terminal:
    """Writes each line at once, also into a pipe."""

    began_at: float = field(default_factory=time.monotonic)

    def say(self, words: str) -> None:
        """Write a progress line."""
        self.write(f"{time.monotonic() - self.began_at:6.1f} s  {words}")

    def quote(self, words: str) -> None:
        """Write a line of a command that runs."""
        self.write(f"          | {words}")

    def write(self, words: str) -> None:
        """Write a line as it is; a terminal that is gone is no reason to stop."""
        try:
            sys.stdout.write(f"{words}\n")
            sys.stdout.flush()
        except OSError:
            return
