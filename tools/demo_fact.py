"""usage: demo_fact.py FILE FIELD < export.jsonl: begin, end and words of a piece of metadata of the article read from FILE."""
import json
import sys


def main():
    path, field = sys.argv[1:3]
    for line in sys.stdin:
        row = json.loads(line)
        if row["origin"]["input"] == path:
            value = row["metadata"][field]
            trace = value["traces"][0]
            begin, end = trace["span"]
            print(begin, end, value["words"])
            return 0
    sys.exit(f"demo: the record holds no article from {path}")


if __name__ == "__main__":
    sys.exit(main())
