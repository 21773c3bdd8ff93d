"""From the first word of a report to its slip: who stands here reports something."""
