"""Checks inclusion dependencies by value with DuckDB, numbers as numbers: holds.py PAIRS TABLE.csv...

Reads one [["table", "column"], ["table", "column"]] a line; prints each line again with true or false behind it.
"""
import json
import pathlib
import sys

import duckdb

connection = duckdb.connect()
for path in map(pathlib.Path, sys.argv[2:]):
    reader = "read_csv(?, all_varchar = true)"
    connection.execute(f'CREATE VIEW "{path.stem.lower()}" AS SELECT * FROM {reader.replace("?", repr(str(path)))}')


def values(table, column):
    """The distinct values of a column: a number without the zeros at its end, everything else as it is."""
    return (
        f'SELECT DISTINCT coalesce(CAST(try_cast("{column}" AS DECIMAL(38, 10)) AS VARCHAR), "{column}") AS value '
        f'FROM "{table}" WHERE "{column}" IS NOT NULL AND "{column}" <> \'\''
    )


for line in open(sys.argv[1], encoding="utf-8"):
    (left, right) = json.loads(line)
    query = f"SELECT count(*) FROM ({values(*left)}) l ANTI JOIN ({values(*right)}) r USING (value)"
    print(json.dumps([left, right, connection.execute(query).fetchone()[0] == 0], ensure_ascii=False))
