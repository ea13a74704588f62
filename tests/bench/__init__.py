"""Benchmarks: what is found, how fast, and how much memory and disk it takes."""
