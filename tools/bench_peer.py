"""usage: bench_peer.py PEER PAGES.warc ROUNDS: processor seconds of a peer over all pages of an archive, held in memory; one
line of JSON. Run by the Python of build/bench-venv."""
import json
import resource
import sys
import time

from page_sets import read_warc


def turbohtml_parse():
    """Of characters that are decoded already, as ours in the bench of the parser."""
    import turbohtml
    return lambda page: turbohtml.parse(page, positions=False)


def turbohtml_parse_with_places():
    import turbohtml
    return lambda page: turbohtml.parse(page, source_locations=True)


def turbohtml_article():
    import turbohtml
    return lambda page: turbohtml.parse(page, positions=False).article()


def resiliparse_article():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    return lambda page: extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)


PEERS = {"turbohtml_parse": turbohtml_parse, "turbohtml_parse_with_places": turbohtml_parse_with_places,
         "turbohtml_article": turbohtml_article, "resiliparse_article": resiliparse_article}


def main():
    work = PEERS[sys.argv[1]]()
    pages = list(read_warc(sys.argv[2]))
    byte_count = sum(map(len, pages))
    if sys.argv[1].startswith("turbohtml_parse"):
        pages = [page.decode("utf-8", "replace") for page in pages]
    rounds = []
    for number in range(int(sys.argv[3]) + 1):
        begin = time.process_time()
        for page in pages:
            work(page)
        if number > 0:  # the first one warms up
            rounds.append(time.process_time() - begin)
    print(json.dumps({"pages": len(pages), "bytes": byte_count, "rounds": rounds,
                      "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))


if __name__ == "__main__":
    main()
