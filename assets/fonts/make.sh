#!/usr/bin/env bash
# Rebuilds NotoSansSC-Regular.gb2312.ttf and OFL.txt. Needs bash, npm, python3 with venv, and the network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

package=@expo-google-fonts/noto-sans-sc@0.4.3
fonttools=fonttools==4.68.0
source_sha256=d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16
out=NotoSansSC-Regular.gb2312.ttf

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

(cd "$tmp" && npm pack --silent "$package" >/dev/null && tar xzf ./*.tgz)
full=$tmp/package/400Regular/NotoSansSC_400Regular.ttf
echo "$source_sha256  $full" | sha256sum --check --quiet

python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check "$fonttools"

cat >"$tmp/rules.py" <<'PY'
"""The charset rule, the widths rule, and the check of what came out."""
import sys
from fontTools.ttLib import TTFont

LATIN = [chr(c) for a, b in ((0x20, 0x7E), (0xA0, 0x17F)) for c in range(a, b + 1)]
SYMBOLS = list(
    "→←↑↓↗↘↔⇧⌘⏎" "●○◎■□▲△▼▽◀▶◆◇★☆" "✓⚠" "①②③④⑤⑥⑦⑧⑨⑩" "‥…•‰′″※№℃™"
    "−×÷±≈≠≤≥∞∑√°" "¥￥€£" "·–—―‘’“”"
)
WANTED = LATIN + SYMBOLS


def gb2312():
    """Every assigned code of GB 2312-80. Two codes have two readings (· or ・, — or ―): both are kept."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                char = bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            found |= {char, bytes((row, cell)).decode("gbk")}
    return found


def charset():
    return gb2312() | set(WANTED)


def prepare(source, target):
    """Characters that English shares with Chinese take the font's own narrow form: “ ” ‘ ’ … by `pwid`, · by `palt`.
    Left full-width, every English apostrophe would carry a gap of one em."""
    font = TTFont(source, recalcTimestamp=False)
    glyphs = dict(font.getBestCmap())
    narrow = {}
    for lookup in lookups(font["GSUB"].table, "pwid"):
        for sub in lookup.SubTable:
            narrow.update(getattr(sub, "ExtSubTable", sub).mapping)
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap.update({ord(char): narrow[glyphs[ord(char)]] for char in "‘’“”…"})
    dot = glyphs[ord("·")]
    for lookup in lookups(font["GPOS"].table, "palt"):
        for sub in lookup.SubTable:
            sub = getattr(sub, "ExtSubTable", sub)
            if dot in sub.Coverage.glyphs:
                value = sub.Value if sub.Format == 1 else sub.Value[sub.Coverage.glyphs.index(dot)]
                font["glyf"][dot].coordinates.translate((value.XPlacement, 0))
                font["glyf"][dot].recalcBounds(font["glyf"])
                width, left = font["hmtx"][dot]
                font["hmtx"][dot] = (width + value.XAdvance, left + value.XPlacement)
    font.save(target)


def lookups(table, tag):
    wanted = {i for r in table.FeatureList.FeatureRecord if r.FeatureTag == tag for i in r.Feature.LookupListIndex}
    return [table.LookupList.Lookup[i] for i in sorted(wanted)]


def check(path):
    font = TTFont(path)
    glyphs = font.getBestCmap()
    absent = sorted(c for c in gb2312() | set(SYMBOLS) | set(LATIN[:95]) if ord(c) not in glyphs)
    assert not absent, f"not in the font: {absent}"
    widths = {c: font["hmtx"][glyphs[ord(c)]][0] for c in "0123456789¥+−"}
    assert len(set(widths.values())) == 1, f"figures are not tabular: {widths}"
    print(f"{len(glyphs)} characters, all {len(gb2312())} of GB2312, figures {widths['0']}/{font['head'].unitsPerEm} em wide")


if sys.argv[1] == "prepare":
    prepare(sys.argv[2], sys.argv[3])
elif sys.argv[1] == "charset":
    print("".join(sorted(charset())))
else:
    check(sys.argv[2])
PY

rules() { "$tmp/venv/bin/python" "$tmp/rules.py" "$@"; }
rules prepare "$full" "$tmp/prepared.ttf"
rules charset >"$tmp/charset.txt"
# `kern` pairs Latin letters (no figure has a pair, so columns stay aligned). The source carries no hints.
"$tmp/venv/bin/pyftsubset" "$tmp/prepared.ttf" --text-file="$tmp/charset.txt" --layout-features=kern --no-hinting \
  --no-recalc-timestamp --output-file="$tmp/$out"
rules check "$tmp/$out"

cp "$tmp/$out" "$out"
cp "$tmp/package/LICENSE_FONT" OFL.txt
stat --format='%s bytes  %n' "$out"
sha256sum "$out"
