"""The version of the program, where every layer may read it."""

VERSION = "0.1.0"
