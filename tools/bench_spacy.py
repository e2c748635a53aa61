"""usage: bench_spacy.py MODEL LIST ROUNDS: processor seconds of spaCy's nlp.pipe over the text files that LIST names, on one
thread; one line of JSON. Run by the Python that score_language.py finds."""
import json
import resource
import sys
import time

import spacy


def main():
    begin = time.process_time()
    nlp = spacy.load(sys.argv[1])
    start = time.process_time() - begin
    texts = [open(name, encoding="utf-8", errors="replace", newline="").read() for name in open(sys.argv[2]).read().split("\n") if name]
    rounds = []
    tokens = 0
    for number in range(int(sys.argv[3]) + 1):
        begin = time.process_time()
        tokens = sum(len(doc) for doc in nlp.pipe(texts))
        if number > 0:  # the first one warms up
            rounds.append(time.process_time() - begin)
    print(json.dumps({"tokens": tokens, "start": start, "rounds": rounds,
                      "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))


if __name__ == "__main__":
    main()
