"""Runs a command and tells what processor time it took."""
import os, subprocess, sys


def run(command):
    """Standard output, and CPU seconds (user and system) of that process and all its threads."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command[:3])} … ended with {process.returncode}; what it said stands above")
    return output, usage.ru_utime + usage.ru_stime


def processor():
    with open("/proc/cpuinfo") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return f"{names[0] if names else 'processor unknown'}, {os.cpu_count()} cores"
