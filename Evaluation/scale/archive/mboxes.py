"""Which pieces of an archive are triaged one by one: whole files, and ranges of large mboxes."""
import hashlib
import mmap
import os
import re

# A line that `postroom` surely takes for a separator: RFC 4155's date at its end, a header field in the next line.
SEPARATOR = (rb"From [^\n]{1,900} [A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} [0-9]{4}\r?\n"
             rb"[!-9;-~]{1,200}:")
FIRST = re.compile(SEPARATOR)
# The empty line before such a separator. It belongs to no message, so it is in no range: at the end of its input the
# command would keep it. The line above it must not be a separator itself, or the empty line would be a message's only one.
BORDER = re.compile(rb"\n(?!From )[^\n]*\n(\r?\n)(?=" + SEPARATOR + rb")")
SMALLEST_RANGE = 1024


def units(archive, range_bytes):
    """All pieces of a folder, by the bytes of their path and their place: the order of a single process.

    `range_bytes`: about so many bytes in one piece of an mbox. Hidden files and symbolic links are left alone.
    """
    found = []
    for folder, folders, names in os.walk(archive):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [os.path.join(folder, name) for name in names if not name.startswith(".")]
    paths = [path for path in found if os.path.isfile(path) and not os.path.islink(path)]
    for path in sorted(paths, key=lambda path: os.fsencode(os.path.relpath(path, archive))):
        status = os.stat(path)
        for start, end in ranges(path, status.st_size, max(range_bytes, SMALLEST_RANGE)):
            yield {"file": os.path.relpath(path, archive), "start": start, "end": end, "size": status.st_size,
                   "stamp": stamp(status)}


def stamp(status):
    """Tells a file from the same file after a change."""
    return hashlib.sha256(f"{status.st_size}:{status.st_mtime_ns}".encode()).hexdigest()[:12]


def ranges(path, size, range_bytes):
    """Ranges that give, one after the other, what the whole file gives; one range where that is not sure."""
    try:
        with open(path, "rb") as file:
            if size <= range_bytes or not FIRST.match(file.read(2048)):
                return [(0, size)]
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                return list(cut(content, len(content), range_bytes))
    except OSError:
        # Whoever triages it finds the same, and says so.
        return [(0, size)]


def cut(content, size, range_bytes):
    start = 0
    while size - start > range_bytes and (border := BORDER.search(content, start + range_bytes)):
        yield start, border.start(1)
        start = border.end(1)
    yield start, size


def result_name(unit):
    """Where the result of a piece lies below `results`. A piece of a changed file has another name."""
    return os.path.join(unit["file"], f"{unit['start']:015}-{unit['end']:015}-{unit['stamp']}.jsonl")


def is_whole(unit):
    return unit["start"] == 0 and unit["end"] == unit["size"]
