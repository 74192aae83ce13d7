"""An HTTP server on loopback that misbehaves as the path of the request says.

usage: http_peer.py FOLDER [CERTIFICATE KEY]

Its port stands in FOLDER/port as soon as it listens. With a certificate it speaks TLS, and HTTP/2 where the client offers it. Each request
is written to FOLDER/seen as one JSON line. Only the standard library is used.
"""

import asyncio
import json
import os
import ssl
import sys
import urllib.parse

folder = sys.argv[1]
connections = 0


def note(**facts):
    # One write for each line, so that a reader never sees half of one.
    with open(os.path.join(folder, "seen"), "a") as file:
        file.write(json.dumps(facts) + "\n")


def answer(body=b"", status="200 OK", fields=()):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields, "", ""]
    return "\r\n".join(lines).encode() + body


async def act(path, query, request, reader, writer, connection):
    """False where the connection is over."""

    async def say(data):
        writer.write(data)
        await writer.drain()

    number = lambda name, usual: int(query.get(name, [usual])[0])
    if path == "/plain":
        await say(answer(b"hello", fields=["X-Kind: plain", "x-kind: second"]))
    elif path == "/late":
        await asyncio.sleep(number("ms", 200) / 1000)
        await say(answer(b"late"))
    elif path == "/sized":
        await say(answer(b"x" * number("bytes", 0)))
    elif path == "/chunked":
        await say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(number("chunks", 3)):
            await say(b"5\r\nabcde\r\n")
        await say(b"0\r\n\r\n")
    elif path == "/flood":
        await say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        sent = 0
        for _ in range(number("pieces", 100_000)):
            await say(b"4000\r\n" + b"f" * 0x4000 + b"\r\n")
            sent += 0x4000
            note(sent=sent)
        await say(b"0\r\n\r\n")
    elif path == "/echo":
        await say(answer(json.dumps(request).encode()))
    elif path == "/status":
        fields = [f"Retry-After: {query['after'][0]}"] if "after" in query else []
        await say(answer(b"no", f"{number('code', 500)} as asked", fields))
    elif path == "/redirect":
        await say(answer(b"", "302 Found", [f"Location: {query['to'][0]}"]))
    elif path == "/hang":
        await reader.read()
        return False
    elif path == "/stall":
        await say(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        await reader.read()
        return False
    elif path == "/drip":
        await say(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(1000):
            await say(b"d")
            await asyncio.sleep(0.05)
    elif path == "/header-drip":
        for byte in b"HTTP/1.1 200 OK and so on and so on":
            await say(bytes([byte]))
            await asyncio.sleep(0.1)
    elif path == "/interim":
        for _ in range(1000):
            await say(b"HTTP/1.1 103 Early Hints\r\nX-Filler: " + b"i" * 1000 + b"\r\n\r\n")
        await say(answer(b"at last"))
    elif path == "/cut":
        await say(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        return False
    elif path == "/cut-chunk":
        await say(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n5\r\nab")
        return False
    elif path == "/cut-header":
        await say(b"HTTP/1.1 200 OK\r\nContent-Le")
        return False
    elif path == "/nothing":
        return False
    elif path == "/no-length":
        await say(b"HTTP/1.1 200 OK\r\n\r\nuntil the end")
        return False
    elif path == "/too-long":
        await say(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour and more")
        return False
    elif path == "/raw":
        await say({
            "garbage": b"\x00\x01\x02\x03 what is this\r\n\r\n",
            "smtp": b"220 mail.example ESMTP\r\n",
            "http09": b"<html>old</html>",
            "chunk-size": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
            "length": b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
            "status": b"HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n",
            "version": b"HTTP/7.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        }[query["what"][0]])
        return False
    elif path == "/header-lines":
        start = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
        # As many bytes of header as asked for, the empty line included.
        rest = number("bytes", 0) - len(start) - 2
        full = max(0, (rest - 1000) // 1000)
        lines = (b"X-Filler: " + b"h" * 988 + b"\r\n") * full
        lines += b"X-Last: " + b"h" * (rest - len(lines) - 10) + b"\r\n"
        await say(start + lines + b"\r\nok")
    elif path == "/header-line":
        await say(b"HTTP/1.1 200 OK\r\nX-Long: " + b"h" * number("bytes", 0))
        await say(b"\r\nContent-Length: 0\r\n\r\n")
    elif path == "/once":
        # Serves one request of a connection, and closes in the middle of the next.
        if request["turn"] > 1:
            return False
        await say(answer(b"once"))
    else:
        await say(answer(b"", "404 Not Found"))
    return True


async def serve(reader, writer):
    global connections
    connections += 1
    connection = connections
    try:
        tls = writer.get_extra_info("ssl_object")
        if tls is not None and tls.selected_alpn_protocol() == "h2":
            await serve_http2(reader, writer, connection)
        else:
            turn = 0
            while True:
                turn += 1
                if not await serve_one(reader, writer, connection, turn):
                    break
    except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
        pass
    finally:
        writer.close()


async def serve_one(reader, writer, connection, turn):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = head[0].split(" ")
    if method == "CONNECT":
        note(connection=connection, connect=target)
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        return False
    fields = [line.split(": ", 1) if ": " in line else [line, ""] for line in head[1:-2]]
    length = next((int(value) for name, value in fields if name.lower() == "content-length"), 0)
    body = await reader.readexactly(length)
    url = urllib.parse.urlsplit(target)
    request = dict(connection=connection, turn=turn, version="1.1", method=method, target=target, fields=fields,
                   body=body.decode("latin-1"))
    note(**request)
    return await act(url.path, urllib.parse.parse_qs(url.query), request, reader, writer, connection)


def frame(kind, flags, stream, payload=b""):
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


async def serve_http2(reader, writer, connection):
    """Answers each stream 200 ms after its request with status 200 and the number of the connection (RFC 9113).

    The fields of requests are not decoded: what is asked does not matter here.
    """
    await reader.readexactly(24)
    writer.write(frame(4, 0, 0))
    waiting = []

    async def reply(stream):
        await asyncio.sleep(0.2)
        # 0x88 is `:status: 200` in the static table of RFC 7541.
        writer.write(frame(1, 4, stream, b"\x88"))
        writer.write(frame(0, 1, stream, str(connection).encode()))
        await writer.drain()

    while True:
        head = await reader.readexactly(9)
        payload = await reader.readexactly(int.from_bytes(head[:3], "big"))
        kind, flags, stream = head[3], head[4], int.from_bytes(head[5:9], "big") & 0x7FFF_FFFF
        if kind == 4 and not flags & 1:
            writer.write(frame(4, 1, 0))
        elif kind == 6 and not flags & 1:
            writer.write(frame(6, 1, 0, payload))
        elif kind in (0, 1) and flags & 1:
            note(connection=connection, stream=stream, version="2")
            waiting.append(asyncio.create_task(reply(stream)))


async def main():
    context = None
    if len(sys.argv) == 4:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
        context.set_alpn_protocols(["h2", "http/1.1"])
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context, backlog=1024)
    with open(os.path.join(folder, "port.new"), "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(os.path.join(folder, "port.new"), os.path.join(folder, "port"))
    # A test run that is killed must not leave its servers behind.
    parent = os.getppid()
    async with server:
        while os.getppid() == parent:
            await asyncio.sleep(1)


try:
    asyncio.run(main())
finally:
    # Answers that hang on purpose would keep the program.
    os._exit(0)
