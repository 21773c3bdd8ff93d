"""Where a coordinator sends a report, or many at once: to an agency, to another region, or back."""
