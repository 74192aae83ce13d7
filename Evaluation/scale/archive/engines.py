"""Runs the three ways over an archive: one process, GNU parallel, Spark; for check.py and measure.py."""
import ctypes
import gzip
import hashlib
import importlib.util
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


def missing():
    """What this machine lacks, by engine."""
    lacks = {"parallel": [] if shutil.which("parallel") else ["GNU parallel (Debian package parallel)"],
             "spark": [] if shutil.which("java") else ["java (Debian package default-jre-headless)"]}
    if not importlib.util.find_spec("pyspark"):
        lacks["spark"].append("pyspark (PyPI, some 500 MB)")
    return lacks


def parallel(postroom, archive, desk, out, jobs, *more):
    return [HERE / "parallel.sh", archive, "--desk", desk, "--out", out, "--postroom", postroom, "--jobs", str(jobs), *more]


def spark(postroom, archive, desk, out, master, *more, daemon=True):
    """Quiet, and bound to loopback, as no other host takes part. Spark's daemon ignores the end of its workers, and so nobody
    learns what processor time they took; without it Java waits for each."""
    import pyspark
    submit = pathlib.Path(pyspark.__file__).parent / "bin/spark-submit"
    settings = {"spark.ui.enabled": "false", "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1",
                "spark.log.level": "ERROR", "spark.python.use.daemon": str(daemon).lower()}
    return [submit, "--master", master, *(part for item in settings.items() for part in ("--conf", "=".join(item))),
            HERE / "spark_job.py", archive, "--desk", desk, "--out", out, "--postroom", postroom, *more]


def start(command, log):
    """A command in a process group of its own, with this Python for Spark's workers too."""
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable,
                   "SPARK_LOCAL_IP": "127.0.0.1"}
    environment.pop("SPARK_HOME", None)
    with open(log, "wb") as out:
        return subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=out,
                                stderr=subprocess.STDOUT, start_new_session=True, env=environment)


def one_process(postroom, archive, desk):
    """Digest and mails of every file in turn, each by one process; code 65 is a file that is refused."""
    total, mails = hashlib.sha256(), 0
    paths = [path for path in pathlib.Path(archive).rglob("*") if path.is_file()]
    for path in sorted(paths, key=lambda path: os.fsencode(path.relative_to(archive))):
        content = path.read_bytes()
        if path.suffix == ".gz":
            try:
                content = gzip.decompress(content)
            except (OSError, EOFError):
                continue
        ran = subprocess.run([postroom, "triage", "--json", "--desk", desk, "-"], input=content, capture_output=True)
        assert ran.returncode in (0, 65), f"{path}: {ran.returncode} {ran.stderr}"
        total.update(ran.stdout)
        mails += ran.stdout.count(b"\n")
    return total.hexdigest(), mails


def adopt():
    """Descendants whose parent ended become children of this process, so that their CPU time is counted (prctl 36)."""
    ctypes.CDLL(None).prctl(36, 1)


def reap():
    """Waits for all descendants that are left."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def timed(command, log):
    """Code, seconds and CPU seconds, those of all descendants counted."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    code = start(command, log).wait()
    seconds = time.monotonic() - begun
    reap()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return code, seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def descendants(pid):
    """Process ids below one, as the kernel has them now."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                stat = pathlib.Path("/proc", entry, "stat").read_text()
                parents[int(entry)] = int(stat.rpartition(")")[2].split()[1])
            except OSError:
                continue
    found, new = set(), {pid}
    while new:
        found |= new
        new = {child for child, parent in parents.items() if parent in found} - found
    return found - {pid}


def arguments_of(pid):
    try:
        return pathlib.Path("/proc", str(pid), "cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return []


def kill(pids):
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
