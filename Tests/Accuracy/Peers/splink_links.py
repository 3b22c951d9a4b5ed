"""Links the records of public tables with Splink and prints how right that is.

Usage: splink_links.py FOLDER...   (each with tables and truth-links.csv)
Prints a line per folder: its name, pairs found, pairs there, pairs right, separated by tabs.

The settings of febrl and fake_1000 follow Splink's documentation (its tutorial and its example "Deduplicate FEBRL3");
the sets that it does not document get its general comparisons for names and exact ones else.
"""
import csv
import glob
import gzip
import itertools
import logging
import os
import sys

import pandas
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.disable(logging.CRITICAL)


def table(folder, name):
    path = glob.glob(os.path.join(folder, name + ".csv*"))[0]
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    frame = frame.map(lambda value: value.strip() or None)
    return frame.rename(columns={"id": "unique_id"})


def febrl():
    return dict(
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        ],
        blocking=["soc_sec_id", "given_name", "surname", "date_of_birth", "postcode"],
        deterministic=[
            "l.soc_sec_id = r.soc_sec_id",
            "l.given_name = r.given_name and l.surname = r.surname and l.date_of_birth = r.date_of_birth",
            "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
        ],
        recall=0.9,
        training=[["date_of_birth"], ["surname", "given_name"]],
    )


def fake1000():
    return dict(
        comparisons=[
            cl.NameComparison("first_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
        blocking=["first_name", "surname", "dob", "email"],
        deterministic=[
            "l.first_name = r.first_name and levenshtein(r.dob, l.dob) <= 1",
            "l.surname = r.surname and levenshtein(r.dob, l.dob) <= 1",
            "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
            "l.email = r.email",
        ],
        recall=0.7,
        training=[["first_name", "surname"], ["dob"]],
    )


def general(columns):
    """For tables that Splink's documentation does not treat."""
    name, others = columns[0], columns[1:]
    return dict(
        comparisons=[cl.NameComparison(name)]
        + [cl.JaroWinklerAtThresholds(c, [0.9, 0.7]).configure(term_frequency_adjustments=True) for c in others],
        blocking=[f"substr({name}, 1, 5)"] + others,
        deterministic=[f"l.{name} = r.{name}"],
        recall=0.5,
        training=[[name], [others[-1]]],
    )


def pairs(folder, left, right):
    names = [left] if left == right else [left, right]
    tables = [table(folder, name) for name in names]
    columns = [c for c in tables[0].columns if c != "unique_id" and all(c in t.columns for t in tables)]
    if "soc_sec_id" in columns:
        chosen = febrl()
    elif "first_name" in columns and "email" in columns:
        chosen = fake1000()
    else:
        chosen = general(columns)
    within = left == right
    settings = SettingsCreator(
        link_type="dedupe_only" if within else "link_only",
        comparisons=chosen["comparisons"],
        blocking_rules_to_generate_predictions=[block_on(c) for c in chosen["blocking"]],
    )
    api = DuckDBAPI()
    registered = [api.register(t, dataset_display_name=n) for t, n in zip(tables, names)]
    linker = Linker(registered if not within else registered[0], settings)
    training = linker.training
    training.estimate_probability_two_random_records_match(chosen["deterministic"], recall=chosen["recall"])
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for columns in chosen["training"]:
        try:
            training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
        except Exception:  # where no pair has the same value
            pass
    predicted = linker.inference.predict(threshold_match_probability=0.01)
    if within:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, 0.95)
        groups = clusters.as_pandas_dataframe().groupby("cluster_id")["unique_id"].apply(list)
        return {tuple(sorted(pair)) for group in groups for pair in itertools.combinations(group, 2)}
    frame = predicted.as_pandas_dataframe()
    frame = frame[frame["match_probability"] >= 0.5].sort_values("match_weight", ascending=False, kind="stable")
    found, taken = set(), (set(), set())
    side = ("unique_id_l", "unique_id_r") if (frame["source_dataset_l"] == left).all() else None
    for row in frame.to_dict("records"):
        one, other = row["unique_id_l"], row["unique_id_r"]
        if side is None and row["source_dataset_l"] != left:
            one, other = other, one
        if one in taken[0] or other in taken[1]:
            continue
        taken[0].add(one)
        taken[1].add(other)
        found.add((one, other))
    return found


for folder in sys.argv[1:]:
    with open(os.path.join(folder, "truth-links.csv"), newline="") as file:
        truth = list(csv.reader(file))[1:]
    left, right = truth[0][0], truth[0][2]
    there = {tuple(sorted((r[1], r[3]))) if left == right else (r[1], r[3]) for r in truth}
    found = pairs(folder, left, right)
    print(os.path.basename(folder.rstrip("/")), len(found), len(there), len(found & there), sep="\t", flush=True)
