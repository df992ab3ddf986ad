"""One check a module; each has `check(house, report)` and a test beside it."""
