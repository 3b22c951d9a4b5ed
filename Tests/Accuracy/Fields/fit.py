#!/usr/bin/env python3
"""Fits the weights of Sources/Matching/Fields/FieldScore.swift on pairs of fields that `accuracy --field-samples` wrote.

  .build/release/accuracy --seeds 30 --field-samples pairs.tsv
  python3 Tests/Accuracy/Fields/fit.py pairs.tsv Sources/Matching/Fields/FieldScore.swift

Two logistic regressions with an L2 penalty (needs numpy and pandas). The second one weighs how far a pair is ahead of its
rivals, and is fitted on the same datasets with half of the fields of one side taken away too: in the samples nearly every
field has a partner, in the world many have none, and the best of the wrong ones is ahead as well. What it says is checked
on groups that it was not fitted on. Features that can only speak for a match keep a
weight of at least 0, and those against at most 0. Weights of meanings that importers are sure of are set by hand: the
samples hold inferred ones alone. Names and values have a least weight: in the samples meanings tell nearly everything, and
who knows no meaning has only these. What linked records say goes before a meaning: two systems' own numbers mean the same and
are not the same.
"""
import re
import sys

import numpy
import pandas

FOR = ["ownName", "wholeName", "sameName", "kind", "meaning", "semantics", "containment", "jaccard", "shape", "length",
       "spread", "place", "agreement"]
AGAINST = ["otherMeaning", "otherSemantics", "disjoint", "nulls", "variety", "disagreement", "parts"]
# Not in the samples: schemas with inner elements.
FIXED = {"parts": -1.0}
LEAST = {"ownName": 1.0, "sameName": 0.5, "containment": 1.5, "jaccard": 0.5, "agreement": 7.0}
MOST = {"disagreement": -4.0}


def fit(x, y, weight, lower, upper, penalty=3.0, rounds=1000, rate=0.5):
    """Projected gradient descent with Nesterov's momentum on standardised features."""
    scale = numpy.where(x.std(axis=0) > 0, x.std(axis=0), 1)
    scaled = x / scale
    theta, last = numpy.zeros(x.shape[1] + 1), numpy.zeros(x.shape[1] + 1)
    total = weight.sum()
    for step in range(rounds):
        look = theta + step / (step + 3) * (theta - last)
        logit = look[0] + scaled @ look[1:]
        error = weight * (1 / (1 + numpy.exp(-logit)) - y)
        gradient = numpy.concatenate([[error.sum()], scaled.T @ error + penalty * look[1:]]) / total
        last, theta = theta, look - rate * gradient
        theta[1:] = numpy.clip(theta[1:], lower * scale, upper * scale)
    return theta[0], theta[1:] / scale


def main(samples, target):
    pairs = pandas.read_csv(samples, sep="\t", dtype=numpy.float64)
    names = list(pairs.columns[4:])
    x, same = pairs[names].to_numpy(numpy.float64), pairs["same"].to_numpy()
    known = same >= 0
    lower = numpy.array([0 if n in FOR else -30 for n in names], float)
    upper = numpy.array([0 if n in AGAINST else 30 for n in names], float)
    for name, value in LEAST.items():
        lower[names.index(name)] = value
    for name, value in MOST.items():
        upper[names.index(name)] = value
    for name, value in FIXED.items():
        lower[names.index(name)] = upper[names.index(name)] = value
    # Each two datasets count the same, however many fields they have.
    sizes = pairs.groupby("group")["left"].transform("size").to_numpy()
    bias, weights = fit(x[known], same[known], ((sizes.mean() / sizes) ** 0.5)[known], lower, upper)
    logit = bias + x @ weights
    pairs["logit"] = logit
    pairs["weight"] = (sizes.mean() / sizes) ** 0.5

    def rival(frame, side):
        """How far each pair is ahead of the best other one of its field, at most 4 either way."""
        key = (frame["group"] * 100_000 + frame[side]).to_numpy()
        logits = frame["logit"].to_numpy()
        order = numpy.lexsort((-logits, key))
        key, logits = key[order], logits[order]
        begins = numpy.flatnonzero(numpy.r_[True, key[1:] != key[:-1]])
        sizes = numpy.diff(numpy.r_[begins, len(key)])
        first = numpy.repeat(logits[begins], sizes)
        next_ones = numpy.where(sizes > 1, logits[numpy.minimum(begins + 1, len(key) - 1)], numpy.nan)
        best = numpy.where(logits == first, numpy.repeat(next_ones, sizes), first)
        ahead = numpy.empty(len(key))
        ahead[order] = numpy.nan_to_num(numpy.clip(logits - best, -4, 4), nan=4)
        return ahead

    def part(side, modulus):
        """The pairs whose field of that side is not among those taken away."""
        if side is None:
            return pairs
        kept = (pairs["group"] * 31 + pairs[side] * 17).astype(int) * 2654435761 // 65536 % modulus != 0
        return pairs[kept]

    frames = [part(None, 0), part("right", 2), part("left", 2)]
    ahead = [numpy.stack([rival(frame, "left"), rival(frame, "right")]) for frame in frames]
    second = numpy.concatenate(
        [numpy.stack([f["logit"], a.min(axis=0), a.max(axis=0)], axis=1) for f, a in zip(frames, ahead)])
    every = pandas.concat(frames)
    known, same, weight = (every["same"] >= 0).to_numpy(), every["same"].to_numpy(), every["weight"].to_numpy()
    # The variants of two datasets follow each other, five of them.
    folds = (every["group"].to_numpy().astype(int) - 1) // 5 % 5

    def fit_second(rows):
        return fit(second[rows], same[rows], weight[rows], numpy.zeros(3), numpy.full(3, 30.0))

    chance = numpy.zeros(len(every))
    for fold in range(5):
        fold_bias, fold_weights = fit_second(known & (folds != fold))
        chance[folds == fold] = 1 / (1 + numpy.exp(-(fold_bias + second[folds == fold] @ fold_weights)))
    last_bias, last = fit_second(known)
    for low, high in [(0, .1), (.1, .3), (.3, .5), (.5, .7), (.7, .9), (.9, 1.01)]:
        rows = known & (chance >= low) & (chance < high)
        print(f"{low:.1f}–{min(high, 1):.1f}: {rows.sum()} pairs, {same[rows].mean():.3f} right, "
              f"{chance[rows].mean():.3f} stated")
    for name, value in zip(names, weights):
        print(f"  {name:<16}{value:8.3f}")
    lines = ["    private static let bias = %.3f" % bias, "    private static let weights: [Double] = ["]
    for start in range(0, len(names), 8):
        lines.append("        " + ", ".join("%.3f" % w for w in weights[start : start + 8]) + ",")
    lines += ["    ]", "    private static let secondBias = %.3f" % last_bias]
    for name, value in zip(["secondLogit", "aheadOfBoth", "aheadOfOne"], last):
        lines.append("    private static let %s = %.3f" % (name, value))
    text = open(target).read()
    text = re.sub(r"(// WEIGHTS-BEGIN\n).*?(\n    // WEIGHTS-END)", lambda m: m[1] + "\n".join(lines) + m[2], text, flags=re.S)
    open(target, "w").write(text)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
