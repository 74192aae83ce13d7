"""Serves a model file with llama.cpp's own server on loopback, for tests.

usage: llama_server.py FOLDER MODEL [NAME [CONTEXT]]

The model bears NAME, else `tiny`. Each of its two slots has CONTEXT tokens, else 2048. Its port stands in FOLDER/port as soon as it listens; it asks for the key `test-key`.
"""

import os
import sys
import time

import xllamacpp

folder, model = sys.argv[1:3]
name = sys.argv[3] if len(sys.argv) > 3 else "tiny"
parameters = xllamacpp.CommonParams()
parameters.model.path = model
parameters.model_alias = {name} if isinstance(parameters.model_alias, set) else name
parameters.hostnames = ["127.0.0.1"]
parameters.port = 0
parameters.api_keys = ["test-key"]
parameters.n_parallel = 2
parameters.n_ctx = 2 * int(sys.argv[4] if len(sys.argv) > 4 else 2048)
parameters.warmup = False
# More threads than free processors make it slower by orders of magnitude.
parameters.cpuparams.n_threads = 1
server = xllamacpp.Server(parameters)
port = server.listening_address.rsplit(":", 1)[1]
with open(os.path.join(folder, "port.new"), "w") as file:
    file.write(port)
os.rename(os.path.join(folder, "port.new"), os.path.join(folder, "port"))
# A test run that is killed must not leave its servers behind.
parent = os.getppid()
while os.getppid() == parent:
    time.sleep(1)
os._exit(0)
