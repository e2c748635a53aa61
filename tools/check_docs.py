#!/usr/bin/env python3
"""Every path and command that a document names is there. Looked at: links, words in backticks and the commands of code
blocks, in every .md file. Paths below build/ are outputs, paths below ../shared are data that may be absent; both are
left alone. `./dev X` is held to the commands of ./dev; `rapporteur X --flag` to what the built program says of itself."""
import os
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from repository import Finding, files, read, run

SUFFIXES = (".md", ".py", ".cpp", ".h", ".cmake", ".sh", ".txt", ".tsv", ".json")
MEDIA_TYPE = re.compile(r"^(?:text|application|message|multipart|image|audio|video|font)/[\w.+*-]+$")
PLACEHOLDER = re.compile(r"[<>{}$|()\[\]=,;:@#'\"\\]|\.\.\.|\b[A-Z]{3,}\b|YYYY")


def spans_and_blocks(text):
    """(line, kind, words): kind is `span` for words in backticks, `command` for a line of a code block, `link`."""
    language = None
    for number, line in enumerate(text.splitlines(), 1):
        fence = re.match(r"\s*```(\w*)", line)
        if fence:
            language = fence.group(1) or "text" if language is None else None
        elif language is not None:
            if language in ("sh", "bash", "console"):
                if language != "console" or line.startswith("$ "):
                    yield number, "command", line.removeprefix("$ ").split("  #")[0].strip()
        else:
            yield from ((number, "span", words) for words in re.findall(r"`([^`]+)`", line))
            yield from ((number, "link", target) for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", line))


@lru_cache(maxsize=None)
def dev_commands(root):
    return set(re.findall(r"(?m)^    ([a-z]+)\) ", read(root, "dev"))) | {"help"}


@lru_cache(maxsize=None)
def help_of(root, command):
    """What the built program prints for `rapporteur COMMAND --help`; nothing when it does not know the command."""
    program = Path(root) / "build" / "release" / "rapporteur"
    if not program.is_file():
        return None
    told = subprocess.run([program, *([command] if command else []), "--help"], capture_output=True, text=True)
    return told.stdout if told.returncode == 0 else ""


def check_program(root, words):
    """`rapporteur [COMMAND] [--flag]...`"""
    command = words[1] if len(words) > 1 and re.fullmatch(r"[a-z-]+", words[1]) and not words[1].startswith("-") else ""
    told = help_of(root, command)
    if told is None:
        return
    if not told:
        yield f"the program has no command `{command}`"
        return
    for word in words[1:]:
        flag = re.match(r"(--[a-z][a-z-]*|-[a-zA-Z])(?=$|=)", word)
        if flag and not re.search(r"(?<![\w-])" + re.escape(flag.group(1)) + r"(?![\w-])", told + "--help --version"):
            yield f"`rapporteur {command}` has no flag {flag.group(1)}"


def check_command(root, folder, line):
    words = re.sub(r"^(?:[A-Z_]+=\S+\s+)+", "", line).split()
    if not words:
        return
    if words[0] == "./dev" and len(words) > 1 and words[1] not in dev_commands(root) and not PLACEHOLDER.search(words[1]):
        yield f"./dev has no command `{words[1]}`"
    if words[0] in ("rapporteur", "build/release/rapporteur", "./build/release/rapporteur"):
        yield from check_program(root, words)
    output = {words[i + 1] for i, word in enumerate(words[:-1]) if word in (">", "-o", "--output", "|")}
    for word in words:
        if word not in output and ("/" in word or word.endswith(SUFFIXES)):
            yield from check_path(root, folder, word)


@lru_cache(maxsize=None)
def base_names(root):
    return {os.path.basename(path) for path in files(root)}


def check_path(root, folder, word):
    path = word.removesuffix("/").removeprefix("./")
    if word.startswith(("/", "~", "-", "http", "build/", "./build/", "../shared", "*.")) or MEDIA_TYPE.match(word) or PLACEHOLDER.search(word):
        return
    if "*" in path:
        if not any(list(Path(place).glob(path)) for place in (root, Path(root) / folder)):
            yield f"`{word}` matches nothing"
    elif "/" not in word:
        if path not in base_names(root):
            yield f"there is no file `{word}`"
    elif not any((Path(place) / path).exists() for place in (root, Path(root) / folder)):
        yield f"there is no `{word}`"


def looks_like_path(word):
    if " " in word or not re.fullmatch(r"[\w./*+-]+", word):
        return False
    return bool(re.search(r"\w/", word)) or word.endswith(SUFFIXES)


def check_document(root, path):
    folder = os.path.dirname(path)
    for number, kind, words in spans_and_blocks(read(root, path)):
        if kind == "link":
            sentences = [] if re.match(r"https?:|mailto:", words) else check_path(root, folder, words)
        elif kind == "command" or words.startswith(("./dev ", "rapporteur ", "build/release/rapporteur ")):
            sentences = check_command(root, folder, words)
        else:
            sentences = check_path(root, folder, words) if looks_like_path(words) else []
        for sentence in sentences:
            yield Finding(path, number, sentence)


def check(root):
    if not (Path(root) / "build" / "release" / "rapporteur").is_file():
        print("docs: the program is not built; its commands and flags are not looked at", file=sys.stderr)
    return [finding for path in files(root, ".md") for finding in check_document(str(root), path)]


if __name__ == "__main__":
    run(check, "docs")
