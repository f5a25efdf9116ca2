"""The values that travel between the layers. They are frozen and import nothing else of this package."""
