"""Copies tables with their numbers written in one way: canonical.py TARGET TABLE.csv...

In a column that holds numbers alone, 17.00 becomes 17, so that what compares text finds the same numbers equal.
"""
import pathlib
import sys

import duckdb

target = pathlib.Path(sys.argv[1])
for path in map(pathlib.Path, sys.argv[2:]):
    connection = duckdb.connect()
    connection.execute(f"CREATE VIEW source AS SELECT * FROM read_csv('{path}', all_varchar = true)")
    columns = [row[0] for row in connection.execute("DESCRIBE source").fetchall()]
    checks = ", ".join(f'bool_and(try_cast("{column}" AS DECIMAL(38, 10)) IS NOT NULL)' for column in columns)
    numeric = connection.execute(f"SELECT {checks} FROM source").fetchone()
    fields = [
        f"""rtrim(rtrim(CAST(CAST("{column}" AS DECIMAL(38, 10)) AS VARCHAR), '0'), '.') AS "{column}" """
        if is_numeric
        else f'"{column}"'
        for column, is_numeric in zip(columns, numeric)
    ]
    connection.execute(f"COPY (SELECT {', '.join(fields)} FROM source) TO '{target / path.name}' (HEADER)")
