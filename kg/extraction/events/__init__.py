"""Particular happenings."""
