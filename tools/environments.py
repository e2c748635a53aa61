"""Python environments below build/ for the programs that we are measured beside: made with pip, every package pinned by hash."""
import subprocess
import sys
from pathlib import Path


def installed(folder, requirements, without):
    """Whether the environment `folder` holds what the file `requirements` lists; makes it anew where it does not. Where that
    fails, says why on stderr and what is done `without` it."""
    kept, wanted = Path(folder) / "requirements.txt", Path(requirements).read_text()
    if kept.exists() and kept.read_text() == wanted:
        return True
    print(f"fetching {Path(requirements).name} into {folder}", file=sys.stderr)
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", folder], capture_output=True, text=True)
    if done.returncode == 0:
        done = subprocess.run([Path(folder) / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
                               "--only-binary", ":all:", "--require-hashes", "-r", requirements], capture_output=True, text=True)
    if done.returncode != 0:
        print(f"{requirements} could not be installed, {without}:\n{(done.stderr or done.stdout).strip()}", file=sys.stderr)
        return False
    kept.write_text(wanted)
    return True
