"""Persons that an article names."""
