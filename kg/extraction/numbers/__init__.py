"""Numerals, quantities with units, and times."""
