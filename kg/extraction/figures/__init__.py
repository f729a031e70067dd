"""Measured quantities and what they measure."""
