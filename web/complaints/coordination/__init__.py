"""Where a coordinator sends a report: to an agency, to another region, or back."""
