"""Sourced answers about summit coverage."""
