"""Draws the curves of a run: python3 draw_curves.py RUN/metrics.jsonl > digits.svg"""

import json
import sys

WIDTH, HEIGHT, TOP, BOTTOM, LEFT, GAP = 760, 260, 34, 34, 52, 64
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #444 }
.title { font-weight: 600; fill: #111 }
.grid { stroke: #ddd }
.train { stroke: #1b6ac9; fill: none; stroke-width: 1.6 }
.validation { stroke: #c2410c; fill: none; stroke-width: 1.6 }
.train-name { fill: #1b6ac9 }
.validation-name { fill: #c2410c }
@media (prefers-color-scheme: dark) {
  text { fill: #bbb }
  .title { fill: #eee }
  .grid { stroke: #444 }
  .train { stroke: #6ea8fe }
  .validation { stroke: #fb923c }
  .train-name { fill: #6ea8fe }
  .validation-name { fill: #fb923c }
}
"""


def panel(epochs, title, key, ticks, show, left, width):
    """One chart: a line for training and one for validation over the epochs."""
    low, high = ticks[0], ticks[-1]
    height = HEIGHT - TOP - BOTTOM

    def x(epoch):
        return left + width * (epoch - 1) / (len(epochs) - 1)

    def y(value):
        return TOP + height * (high - min(max(value, low), high)) / (high - low)

    lines = [f'<text class="title" x="{left}" y="18">{title}</text>']
    for tick in ticks:
        lines.append(
            f'<path class="grid" d="M{left} {y(tick):.1f}h{width}"/>'
            f'<text x="{left - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">{show(tick)}</text>'
        )
    for epoch in (1, len(epochs) // 2, len(epochs)):
        lines.append(
            f'<text x="{x(epoch):.1f}" y="{HEIGHT - 12}" text-anchor="middle">{epoch}</text>'
        )
    for part in ("train", "validation"):
        points = " ".join(f"{x(e['epoch']):.1f},{y(e[part][key]):.1f}" for e in epochs)
        lines.append(f'<polyline class="{part}" points="{points}"/>')
    lines.append(
        f'<text x="{left + width}" y="18" text-anchor="end">'
        '<tspan class="train-name">training</tspan>  '
        '<tspan class="validation-name">validation</tspan></text>'
    )
    return lines


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        epochs = [json.loads(line) for line in file]
    width = (WIDTH - 2 * LEFT - GAP + 36) // 2
    losses = [e[part]["loss"] for e in epochs for part in ("train", "validation")]
    floor, ceiling = int(min(losses) * 10) / 10, int(max(losses) * 10 + 1) / 10
    steps = [round(floor + (ceiling - floor) * i / 4, 2) for i in range(5)]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="Loss and accuracy over {len(epochs)} epochs">',
        f"<style>{STYLE}</style>",
    ]
    lines += panel(epochs, "Loss", "loss", steps, lambda t: f"{t:g}", LEFT, width)
    lines += panel(
        epochs, "Accuracy", "accuracy", [0.8, 0.85, 0.9, 0.95, 1], lambda t: f"{100 * t:.0f} %",
        LEFT + width + GAP, width,
    )
    print("\n".join(lines + ["</svg>"]))


main()
