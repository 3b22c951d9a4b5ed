"""Prints which of the peers are installed: a name and a version a line."""
from importlib import metadata

for name in ("desbordante", "duckdb", "lxml", "splink", "tpchgen-cli"):
    try:
        print(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        pass
