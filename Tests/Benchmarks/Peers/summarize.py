"""Summarizes a file with DuckDB: summarize.py csv|json FILE. Prints how many columns it summarized."""
import sys

import duckdb

reader = {"csv": "read_csv", "json": "read_json"}[sys.argv[1]]
print(len(duckdb.execute(f"SUMMARIZE SELECT * FROM {reader}(?)", [sys.argv[2]]).fetchall()), "columns")
