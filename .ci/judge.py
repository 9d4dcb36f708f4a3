#!/usr/bin/env python3
"""Judges one picture of the window against what the window says it drew and what the terminal computes.

judge.py PICTURE.ppm PROBE.json RUN.json COMPARE.json WIDTH HEIGHT

Prints one line for each thing that is wrong, and exits with 1 if there is any.
"""
import json
import re
import sys
from collections import Counter

# The series colours of the two palettes; a window uses one of them.
PALETTES = (
    {"#C4520A", "#0072B2", "#00805E", "#8A3FA0", "#6B5B00"},
    {"#E69F00", "#56B4E9", "#2BC59A", "#D18FE0", "#D6C84A"},
)
MIN_COLUMNS = 20
# A lower window shows one plot at a time, with a tab for the other.
BOTH_PLOTS_FROM = 700
# Lines start at the left; the labels at their ends have the same colour and must not count as lines.
LINES_PART = 0.75


class Picture:
    """A binary PPM (P6, 8 bits)."""

    def __init__(self, path):
        data = open(path, "rb").read()
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
        if not head:
            raise SystemExit(f"{path} is not a P6 picture")
        self.width, self.height = int(head[1]), int(head[2])
        self.data = data[head.end() :]

    def rows(self, box):
        x0, y0, x1, y1 = box
        for y in range(y0, y1):
            line = self.data[3 * (y * self.width + x0) : 3 * (y * self.width + x1)]
            yield list(zip(line[0::3], line[1::3], line[2::3]))

    def whole(self):
        return (0, 0, self.width, self.height)


def rgb(colour):
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def is_drawn(pixel, colour, ground):
    """Whether the pixel is at least 60 % of this colour over the ground, and of nothing else."""
    way = [c - g for c, g in zip(colour, ground)]
    step = [p - g for p, g in zip(pixel, ground)]
    length = sum(w * w for w in way)
    share = sum(w * s for w, s in zip(way, step)) / length if length else 0
    aside = max(abs(s - share * w) for w, s in zip(way, step))
    return 0.6 <= share <= 1.1 and aside <= 20


def columns_drawn(picture, box, colours):
    """For each colour, over how many pixel columns of the box it is drawn."""
    rows = list(picture.rows(box))
    counts = Counter(pixel for row in rows for pixel in row)
    ground = counts.most_common(1)[0][0]
    result = {}
    for colour in colours:
        shades = {pixel for pixel in counts if is_drawn(pixel, rgb(colour), ground)}
        result[colour] = len({x for row in rows for x, pixel in enumerate(row) if pixel in shades})
    return result


def judge_plot(picture, plot, scale, strategies, palette):
    name, series = plot["id"], plot["series"]
    if len(series) < strategies:
        yield f"plot {name}: {len(series)} series for {strategies} strategies"
    x0, y0, x1, y1 = (round(v * scale) for v in plot["rect"])
    box = (max(x0, 0), max(y0, 0), min(round(x0 + LINES_PART * (x1 - x0)), picture.width), min(y1, picture.height))
    if box[2] - box[0] < 100 or box[3] - box[1] < 40:
        yield f"plot {name}: only {box} of {plot['rect']} is in the window"
        return
    colours = {s["colour"].upper() for s in series}
    if colours - palette:
        yield f"plot {name}: {sorted(colours - palette)} are not in the palette in use"
    for colour, columns in sorted(columns_drawn(picture, box, colours).items()):
        print(f"  plot {name}: {colour} over {columns} columns")
        if columns <= MIN_COLUMNS:
            who = ", ".join(s["id"] for s in series if s["colour"].upper() == colour)
            yield f"plot {name}: {colour} ({who}) is drawn over {columns} columns, more than {MIN_COLUMNS} expected"


def judge_heroes(heroes, run):
    shown = {h["id"]: h["text"] for h in heroes}
    summary = run["summary"]
    wanted = {key: [f"{float(summary[key]):,.2f}"] for key in ("cost", "peak_debt")}
    wanted["worst_days_overdue"] = [str(summary["worst_days_overdue"])]
    wanted["score"] = [str(run["months"][-1]["score"])]
    for key, figures in wanted.items():
        text = shown.get(key)
        found = re.findall(r"\d[\d,]*(?:\.\d+)?", text or "")
        # The score may be shown as "652 → 626": the last figure is the one the run ends with.
        if found[-1:] != figures:
            yield f"hero {key}: the window shows {text!r}, the terminal computes {figures[0]}"


def judge(picture, probe, run, compare, size):
    if (picture.width, picture.height) != size:
        yield f"the picture is {picture.width}×{picture.height}, not {size[0]}×{size[1]}"
    counts = Counter(pixel for row in picture.rows(picture.whole()) for pixel in row)
    if len(counts) < 30 or counts.most_common(1)[0][1] > 0.995 * picture.width * picture.height:
        yield f"the picture is blank: {len(counts)} colours"
    strategies = len(compare["runs"])
    plots = {p["id"]: p for p in probe["plots"]}
    used = {s["colour"].upper() for p in plots.values() for s in p["series"]}
    palette = max(PALETTES, key=lambda p: len(p & used))
    for name in ("debt", "score"):
        if name in plots:
            yield from judge_plot(picture, plots[name], probe["pixels_per_point"], strategies, palette)
        elif size[1] >= BOTH_PLOTS_FROM or not plots:
            yield f"plot {name}: not in the probe"
    yield from judge_heroes(probe["hero"], run)
    for key, what in (("clipped", "texts that do not fit"), ("missing_glyphs", "characters without a glyph")):
        if probe[key]:
            yield f"{what}: {probe[key]}"


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main(picture, probe, run, compare, width, height):
    problems = list(judge(Picture(picture), load(probe), load(run), load(compare), (int(width), int(height))))
    for problem in problems:
        print(f"  WRONG: {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
