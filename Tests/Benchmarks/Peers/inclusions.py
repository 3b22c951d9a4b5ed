"""Finds all unary inclusion dependencies between the columns of tables with Desbordante.

inclusions.py spider|faida THREADS TABLE.csv...

Prints one [["table", "column"], ["table", "column"]] a line, the dependent side first. Values are compared as text. As
tried with Desbordante 2.5.0, an empty field is a value for SPIDER, and none for FAIDA; the tables of TPC-H have no empty
fields.
"""
import csv
import json
import os
import pathlib
import sys
import tempfile

import desbordante

algorithm, threads, *paths = sys.argv[1:]
tables = [pathlib.Path(path).resolve() for path in paths]
columns = []
for table in tables:
    with open(table, newline="", encoding="utf-8") as file:
        columns.append(next(csv.reader(file)))

finder = {"spider": desbordante.ind.algorithms.Spider, "faida": desbordante.ind.algorithms.Faida}[algorithm]()
# FAIDA writes what it works with into the folder it runs in, from the loading of the tables on.
work = tempfile.TemporaryDirectory()
os.chdir(work.name)
finder.load_data(tables=[(str(table), ",", True) for table in tables])
options = {"threads": int(threads)} | ({"max_arity": 1} if algorithm == "faida" else {})
finder.execute(**options)
os.chdir("/")
for found in finder.get_inds():
    pair = []
    for side in (found.get_lhs(), found.get_rhs()):
        pair.append([tables[side.table_index].stem, columns[side.table_index][side.column_indices[0]]])
    print(json.dumps(pair, ensure_ascii=False))
