"""The texts on which our reading of a language package is compared with spaCy's, and the two files they go through:

`texts.bin`, for each text a line "ID<tab>BYTES", its UTF-8 and a newline;
`labels.txt`, for each text a line "= ID", then a line for each token (`TOKEN_FIELDS`, parted by tabs) and one for each noun
chunk ("~", begin, end, in tokens). Spans of tokens are bytes of the text; an entity's field is B-ORG, I-ORG or O."""
import csv
import json
import sys
from pathlib import Path

from hard_texts import hard_texts

TOKEN_FIELDS = ("begin", "end", "space", "tag", "pos", "morph", "lemma", "head", "relation", "start", "entity")
# Every how manieth text is taken: about 600,000 tokens in all.
POLNEAR_STEP, ECB_STEP, REUTERS_STEP = 2, 4, 20


def written(text):
    """A field's text with what parts fields and lines escaped."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def data_texts(data):
    polnear = sorted(Path(data).glob("statements/polnear/*/text/*"))
    for file in polnear[::POLNEAR_STEP]:
        yield f"polnear:{file.stem}", file.read_text(encoding="utf-8", errors="replace")
    stories = Path(data) / "stories"
    with open(stories / "ecbplus_docs_1-35.tsv", encoding="utf-8", newline="\n") as lines:
        for i, line in enumerate(lines):
            if i % ECB_STEP == 0:
                yield f"ecb:{i}", line.rstrip("\n").split("\t", 1)[-1]
    for one in json.loads((stories / "timebank.json").read_text(encoding="utf-8")):
        yield f"timebank:{one['id']}", one["text"]
    with open(stories / "reuters_feb_mar_1987.jsonl", encoding="utf-8") as lines:
        for i, line in enumerate(lines):
            if i % REUTERS_STEP == 0:
                yield f"reuters:{i}", json.loads(line)["body"]
    with open(stories / "uci_headlines_day1.tsv", encoding="utf-8", newline="") as lines:
        for i, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
            yield f"headline:{i}", row["title"]


def has_data(data):
    return (Path(data) / "stories" / "timebank.json").exists()


def text_set(data):
    yield from hard_texts()
    if has_data(data):
        yield from data_texts(data)


def write_texts(path, texts):
    with open(path, "wb") as out:
        for name, text in texts:
            encoded = text.encode("utf-8")
            out.write(f"{name}\t{len(encoded)}\n".encode())
            out.write(encoded + b"\n")


def read_texts(path):
    with open(path, "rb") as lines:
        while header := lines.readline():
            name, size = header.decode().rstrip("\n").rsplit("\t", 1)
            text = lines.read(int(size)).decode("utf-8")
            lines.read(1)
            yield name, text


def read_labels(path):
    """(id, lines of tokens, lines of noun chunks) of each text."""
    name, tokens, chunks = None, [], []
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("= "):
                if name is not None:
                    yield name, tokens, chunks
                name, tokens, chunks = line[2:], [], []
            elif line.startswith("~"):
                chunks.append(line)
            else:
                tokens.append(line)
    if name is not None:
        yield name, tokens, chunks


if __name__ == "__main__":
    write_texts(sys.argv[2], text_set(sys.argv[1]))
