"""The line protocol between the benchmark and a peer.

  version                 -> PyTorch 2.15.0
  prepare batch=64 ...    -> ready, or a reason why not
  run 500                 -> seconds that this took
"""

import sys
import time


def words(text):
    """The words `name=value` of a line."""
    return dict(word.split("=", 1) for word in text)


def sizes(work):
    return [int(size) for size in work["sizes"].split(",")]


def serve(version, prepare):
    """Answers until nobody asks any more.

    `prepare` takes a work and gives a function that does it so many times. That function may give
    the seconds it took; otherwise they are measured.
    """
    do = None
    for line in sys.stdin:
        command, *rest = line.split()
        if command == "version":
            answer = version
        elif command == "prepare":
            try:
                do = None  # frees the memory of the last work
                do = prepare(words(rest))
                answer = "ready"
            except Exception as error:
                answer = f"{type(error).__name__} {error}".splitlines()[0]
        else:
            start = time.perf_counter()
            seconds = do(int(rest[0]))
            answer = seconds or time.perf_counter() - start
        print(answer, flush=True)
