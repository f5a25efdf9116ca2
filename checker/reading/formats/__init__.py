"""One module per input format: ``read(source) -> Iterator[Document]``."""
