#!/usr/bin/env python3
"""Recall at ground truth and mean reciprocal rank of Valentine's matchers on the sets that `accuracy --columns` measures.

  pip install valentine
  python3 Tests/Accuracy/Peers/valentine_columns.py ../shared/datasets/crm-erp-bikes

Each matcher runs with its defaults on each two tables of a set. Schemas become tables of their leaf and inner elements
with no rows. A line for each set and matcher, with tabs: set, matcher, true pairs among as many of the surest as there
are true ones, true pairs, mean reciprocal rank, seconds. A matcher that takes more than --limit seconds on a set, ten
minutes unless told, is ended, and its line has that limit and no figures.
"""
import argparse
import csv
import glob
import gzip
import multiprocessing
import os
import signal
import sys
import time
from collections import defaultdict

import pandas
from valentine import valentine_match
from valentine.algorithms import Coma, DistributionBased, JaccardDistanceMatcher


def table(folder, name):
    elements = f"{folder}/elements_{name}.csv"
    if os.path.exists(elements):
        paths = [row["path"] for row in csv.DictReader(open(elements))]
        return pandas.DataFrame({path: pandas.Series(dtype=str) for path in paths})
    path = f"{folder}/{name}.csv"
    opened = gzip.open(path + ".gz", "rt") if not os.path.exists(path) else open(path)
    return pandas.read_csv(opened, dtype=str, keep_default_na=False)


def truth(folder):
    pairs = defaultdict(set)
    for row in csv.DictReader(open(folder + "/truth-columns.csv")):
        pairs[row["left_table"], row["right_table"]].add((row["left_column"], row["right_column"]))
    return pairs


def measure(folder, matcher):
    """True pairs among as many of the surest, true pairs, mean reciprocal rank, seconds in the matcher."""
    hits, total, ranks, seconds = 0, 0, [], 0.0
    for (left, right), pairs in sorted(truth(folder).items()):
        tables = [table(folder, left), table(folder, right)]
        begin = time.perf_counter()
        try:
            found = valentine_match(tables, matcher(), df_names=["left", "right"])
            scored = []
            for pair, score in found.items():
                columns = {pair.source_table: pair.source_column, pair.target_table: pair.target_column}
                scored.append((score, columns["left"], columns["right"]))
        except LookupError:
            return None  # The word lists of NLTK, which it loads from the network, are not there.
        except Exception as error:  # A matcher that can't take a table finds nothing there.
            print(f"  {left} – {right}: {type(error).__name__}: {error}", file=sys.stderr)
            scored = []
        seconds += time.perf_counter() - begin
        scored.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
        ranked = [(one, other) for _, one, other in scored]
        hits += len(pairs.intersection(ranked[: len(pairs)]))
        total += len(pairs)
        for column in {one for one, _ in pairs}:
            places = [index for index, pair in enumerate(p for p in ranked if p[0] == column) if pair in pairs]
            ranks.append(1 / (places[0] + 1) if places else 0)
    return hits, total, sum(ranks) / len(ranks), seconds


MATCHERS = {
    "COMA, names": lambda: Coma(),
    "COMA, names and values": lambda: Coma(use_instances=True),
    "Jaccard distance": lambda: JaccardDistanceMatcher(),
    "distribution based": lambda: DistributionBased(),
}


def apart(folder, label, results):
    os.setsid()  # A solver that it starts ends with it.
    results.put(measure(folder, MATCHERS[label]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--limit", type=float, default=600)
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()
    for folder in options.folders:
        name = os.path.basename(folder.rstrip("/"))
        for label in MATCHERS:
            results = multiprocessing.SimpleQueue()
            process = multiprocessing.Process(target=apart, args=(folder, label, results))
            process.start()
            process.join(options.limit)
            if process.is_alive():
                os.killpg(process.pid, signal.SIGKILL)
                process.join()
            measured = None if results.empty() else results.get()
            if measured is not None:
                print(name, label, *measured, sep="\t", flush=True)
            elif process.exitcode != 0:
                print(name, label, "", "", "", options.limit, sep="\t", flush=True)
            else:
                print(f"{name}: {label}: the word lists of NLTK are not there", file=sys.stderr)
