"""Run the publisher and count the files below a folder that it opens (FOLDER ARGUMENTS…)."""

import os
import sys
from pathlib import Path

from publisher.cli import main

folder = os.fspath(Path(sys.argv.pop(1)).resolve()) + os.sep
opened: set[str] = set()


def note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and str(arguments[0]).startswith(folder):
        opened.add(str(arguments[0]))


sys.addaudithook(note)
try:
    main()
finally:
    opened_files = [path for path in opened if not Path(path).is_dir()]
    Path("opened.txt").write_text(str(len(opened_files)))
