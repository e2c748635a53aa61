"""Folds for cross-validation: pages of one registered domain always lie in the same fold."""
import hashlib
from pathlib import Path
from urllib.parse import urlsplit

FOLDS = 5
# Second-level labels under which names are registered in many countries ("example.co.uk").
SHARED = {"ac", "co", "com", "edu", "gob", "gouv", "gov", "govt", "mil", "ne", "net", "nom", "or", "org"}


def registered_domain(url):
    """The part of an address's host that somebody registered; the address itself where there is no host."""
    address = url if "//" in url else "//" + url
    try:
        host = (urlsplit(address).hostname or "").strip(".").lower()
    except ValueError:
        host = ""
    labels = host.split(".")
    if len(labels) < 2:
        return host or url.lower()
    is_shared = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SHARED
    return ".".join(labels[-3:] if is_shared else labels[-2:])


def fold_of_name(name):
    """0 to FOLDS - 1, the same on every machine."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:8], "big") % FOLDS


def fold_of(url):
    """The fold of a page, by its domain."""
    return fold_of_name(registered_domain(url))


def weights_of(fold):
    """The weights that were learned without the pages of a fold."""
    return Path(__file__).resolve().parent / "folds" / f"{fold}.bin"
