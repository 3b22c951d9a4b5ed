"""Links the persons of two tables with Splink on DuckDB and prints the pairs: two numbers, separated by a comma.

Usage: link.py LEFT.csv RIGHT.csv

Settings as in Splink's documentation of linking persons: names by Jaro–Winkler, the date of birth by its comparison,
the rest by Levenshtein or exactly; several blocking rules; a probability of at least one half; one partner each.
"""
import logging
import sys

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.disable(logging.CRITICAL)
NAMES = ["unique_id", "first_name", "last_name", "company", "birth_date", "street", "postcode", "city", "phone", "email"]

api = DuckDBAPI()
tables = []
for path, name in zip(sys.argv[1:3], ("l", "r")):
    columns = ", ".join(f"nullif(lower(column{number}), '') as {column}" for number, column in enumerate(NAMES) if number)
    frame = duckdb.sql(
        f"select column0 as unique_id, {columns} from read_csv('{path}', header=false, skip=1, all_varchar=true, "
        f"names=[{', '.join(repr(f'column{number}') for number in range(len(NAMES)))}])"
    ).df()
    tables.append(api.register(frame, dataset_display_name=name))
settings = SettingsCreator(
    link_type="link_only",
    comparisons=[
        cl.NameComparison("first_name"),
        cl.NameComparison("last_name").configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("company", [0.9, 0.7]),
        cl.DateOfBirthComparison("birth_date", input_is_string=True),
        cl.LevenshteinAtThresholds("street", [2]),
        cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("phone", [2]),
        cl.EmailComparison("email"),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("phone"),
        block_on("email"),
        block_on("last_name", "birth_date"),
        block_on("first_name", "birth_date"),
        block_on("street", "last_name"),
        block_on("company", "birth_date"),
    ],
)
linker = Linker(tables, settings)
training = linker.training
training.estimate_probability_two_random_records_match(
    [block_on("phone"), block_on("first_name", "last_name", "birth_date")], recall=0.8
)
training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
training.estimate_parameters_using_expectation_maximisation(block_on("last_name", "birth_date"))
training.estimate_parameters_using_expectation_maximisation(block_on("phone"))
frame = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
frame = frame.sort_values("match_weight", ascending=False, kind="stable")
taken = (set(), set())
for left, right, source in zip(frame["unique_id_l"], frame["unique_id_r"], frame["source_dataset_l"]):
    if left[0] == "R":
        left, right = right, left
    if left not in taken[0] and right not in taken[1]:
        taken[0].add(left)
        taken[1].add(right)
        print(f"{left},{right}")
