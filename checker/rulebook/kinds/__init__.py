"""Declarative checks: a page gives the data, a kind gives the logic."""
