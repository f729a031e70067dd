"""Organisations that a sentence names, and bodies that an article names again."""
