"""The line in which bench and fault runs tell a figure: `FIGURE name value unit | context`.

`packaging/figures.py` runs the short forms and collects these lines into figures.json; what each
figure means stands in docs/figures.md.
"""


def tell(name: str, value: float, unit: str, context: str = "") -> None:
    """Print one figure; `context` is seed, size and what it is compared with."""
    number = f"{value:.0f}" if value == int(value) else f"{value:.4g}"
    if "e" in number:
        number = f"{value:.0f}"
    print(f"FIGURE {name} {number} {unit} | {context}", flush=True)  # noqa: T201  told on the terminal
