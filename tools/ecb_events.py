"""Events of ECB+ (Cybulska and Vossen 2014; CC BY 3.0) with the chains they belong to, and the lines that
build/release/train/predict_happenings takes. Only sentences whose annotation its makers checked are read
(ECBplus_coreference_sentences.csv): 1,245 events in the topics of the dev split, as everybody counts them."""
import csv
import subprocess
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from dataclasses import dataclass, field

DEV_TOPICS = (2, 5, 12, 18, 21, 23, 34, 35)
TOPICS = tuple(range(1, 36))


@dataclass
class Document:
    name: str
    topic: int
    text: str
    events: list = field(default_factory=list)  # (name, chain, number of the sentence, its place, places of the words)


def checked_sentences(folder):
    found = defaultdict(set)
    with open(folder / "ECBplus_coreference_sentences.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return found


def read_text(root):
    """The words with blanks between them, the place in bytes of each word and of each sentence."""
    text, words, sentences = "", {}, {}
    for token in root.iter("token"):
        begin = len(text.encode()) + bool(text)
        word = " ".join((token.text or "").split())
        text += (" " if text else "") + word
        words[token.get("t_id")] = (begin, begin + len(word.encode()), int(token.get("sentence")))
        first = sentences.get(int(token.get("sentence")), (begin, 0))[0]
        sentences[int(token.get("sentence"))] = (first, begin + len(word.encode()))
    return text, words, sentences


def chains_of(root, name):
    """Which chain each marked stretch belongs to."""
    chains = {}
    for relation in root.find("Relations"):
        if relation.tag == "CROSS_DOC_COREF":
            chain = "across " + relation.get("note")
        elif relation.tag == "INTRA_DOC_COREF":
            chain = f"inside {name} {relation.get('r_id')}"
        else:
            continue
        for part in relation.findall("source"):
            chains[part.get("m_id")] = chain
    return chains


def read_document(path, topic, checked):
    root = ElementTree.parse(path).getroot()
    text, words, sentences = read_text(root)
    chains = chains_of(root, path.stem)
    document = Document(path.stem, topic, text)
    for marked in root.find("Markables"):
        anchors = [words[anchor.get("t_id")] for anchor in marked.findall("token_anchor")]
        if not anchors or not marked.tag.startswith(("ACTION", "NEG_ACTION")) or anchors[0][2] not in checked:
            continue
        name = f"{path.stem}:{marked.get('m_id')}"
        sentence = anchors[0][2]
        document.events.append((name, chains.get(marked.get("m_id"), "alone " + name), sentence, sentences[sentence],
                                [(begin, end) for begin, end, _ in anchors]))
    return document


def read(data, topics=TOPICS):
    folder = data / "stories" / "ecbplus"
    checked = checked_sentences(folder)
    return [read_document(path, topic, checked[path.stem]) for topic in topics
            for path in sorted((folder / str(topic)).glob("*.xml"))]


def lines(documents, story_of):
    """What predict_happenings is given."""
    place = lambda span: f"{span[0]}-{span[1]}"
    for number, document in enumerate(documents):
        yield f"article\t{story_of[document.name]}\t{document.text}\n"
        for name, _, sentence, whole, words in document.events:
            yield f"event\t{name}\t{number}\t{sentence}\t{place(whole)}\t{','.join(map(place, words))}\n"


def feed(program, arguments, given):
    done = subprocess.run([program, *arguments], input="".join(given).encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()
