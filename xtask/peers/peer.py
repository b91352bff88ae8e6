"""Draws one paper with one of Jiahe's peers.

    python peer.py ENGINE CONTENT.json OUT.pdf RUNS

With 0 runs the paper is drawn once and the process ends: its whole time is the cold start. Otherwise it is drawn RUNS times
more in this process, slow peers fewer times, and each time under another number, so that nothing can be remembered from the
time before; the milliseconds of each are printed as JSON.
"""

import importlib
import json
import sys
import time
from pathlib import Path

# Slow ones are not waited for all runs: so many, and so many milliseconds, are enough.
LEAST, ENOUGH = 10, 10_000


def main() -> None:
    engine, source, out, runs = sys.argv[1:]
    # Its own folder holds modules that are called as the peers are.
    module = importlib.import_module(f"with_{engine}")
    text = Path(source).read_text(encoding="utf-8")
    first = json.loads(text)
    press = module.Press(first["fonts"])
    Path(out).write_bytes(press.draw(first))
    times = []
    for run in range(int(runs)):
        paper = json.loads(text.replace(first["code"], f"QS2026-{run + 1000:04}"))
        began = time.perf_counter()
        press.draw(paper)
        times.append((time.perf_counter() - began) * 1000)
        if len(times) >= LEAST and sum(times) > ENOUGH:
            break
    if times:
        print(json.dumps({"version": module.VERSION, "warm_ms": times}))


if __name__ == "__main__":
    main()
