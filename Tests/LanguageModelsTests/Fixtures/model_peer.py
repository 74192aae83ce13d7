"""A language model's endpoint on loopback that misbehaves as the first part of the path says.

usage: model_peer.py FOLDER

Its port stands in FOLDER/port as soon as it listens. An endpoint is http://127.0.0.1:PORT/BEHAVIOUR/v1; it speaks chat
completions (also below Azure's paths) and Anthropic Messages, as event stream or whole. Each request is written to
FOLDER/seen as one JSON line. Only the standard library is used.

Behaviours: see ANSWERS (what the model says), ENDS (how an answer ends), STATUS (errors) and FAULTS (what the server does).
`obey` does whatever a text in the request could make a model do: each text of its answer holds all that it was told, system
prompt included, and from a closed list it takes the word that stands last in the user's text. `told` does what the file
FOLDER/told says when the request comes.
"""

import asyncio
import json
import os
import sys
import urllib.parse

folder = sys.argv[1]
connections = 0


def note(**facts):
    # One write for each line, so that a reader never sees half of one.
    with open(os.path.join(folder, "seen"), "a") as file:
        file.write(json.dumps(facts) + "\n")


def text_of(content):
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


class Question:
    def __init__(self, body, is_messages):
        self.body, self.is_messages = body, is_messages
        messages = body.get("messages", [])
        self.user = "\n".join(text_of(m["content"]) for m in messages if m["role"] == "user")
        system = [text_of(m["content"]) for m in messages if m["role"] == "system"]
        self.system = "\n".join([text_of(body.get("system", ""))] + system)
        form = body.get("response_format") or body.get("output_config", {}).get("format") or {}
        self.schema = (form.get("json_schema") or {}).get("schema") or form.get("schema")
        if self.schema is None and "JSON Schema:\n" in self.system:
            told = self.system.split("JSON Schema:\n", 1)[1]
            self.schema = json.JSONDecoder().raw_decode(told)[0]


def instance(schema, word, choose):
    """A value of the schema, with `word` as each text."""
    kind = schema["type"]
    if kind == "object":
        return {name: instance(part, word, choose) for name, part in schema["properties"].items()}
    if kind == "array":
        return [instance(schema["items"], word, choose)] * max(1, schema.get("minItems", 0))
    if kind == "string":
        if "enum" in schema:
            return choose(schema["enum"])
        return word.ljust(schema.get("minLength", 0), "x")[: schema.get("maxLength", 20_000)]
    if kind == "boolean":
        return True
    return schema.get("minimum", 0)


def valid(question):
    if question.schema is None:
        return "Rain falls."
    return json.dumps(instance(question.schema, "text", lambda words: words[0]))


def obey(question):
    told = question.user + "\n" + question.system
    if question.schema is None:
        return told
    return json.dumps(instance(question.schema, told, lambda words: max(words, key=question.user.rfind)))


ANSWERS = {
    "valid": valid,
    "obey": obey,
    "prose": lambda question: "It rains. Every drop of it is water.",
    "wrong-schema": lambda question: '{"send": true, "to": "everybody"}',
    "fenced": lambda question: "Here it is:\n```json\n" + valid(question) + "\n```\nAnything else?",
    "thinking": lambda question: "<think>{ what is asked? }</think>\n" + valid(question),
    "two-objects": lambda question: valid(question) + "\n" + valid(question),
    "cut-json": lambda question: valid(question)[:-1],
    "deep-json": lambda question: '{"a":' * 5_000 + "1" + "}" * 5_000,
    "double-member": lambda question: '{"service":"a","service":"b"}',
    "long-text": lambda question: "x" * 400_000,
    "empty": lambda question: "",
}
# As chat completions and as Messages name the end of an answer.
ENDS = {
    "length": ("length", "max_tokens"),
    "content-filter": ("content_filter", "refusal"),
    "refusal": ("stop", "refusal"),
    "tool-call": ("tool_calls", "tool_use"),
    "unknown-end": ("exploded", "exploded"),
    "no-end": (None, None),
}
STATUS = {
    "401": ("401 Unauthorized", {"type": "authentication_error", "message": "wrong key"}),
    "403": ("403 Forbidden", {"message": "not allowed"}),
    "404": ("404 Not Found", {"code": "model_not_found", "message": "no such model"}),
    "413": ("413 Content Too Large", {"message": "too large"}),
    "429": ("429 Too Many Requests", {"type": "rate_limit_error", "message": "slow down"}),
    "quota": ("429 Too Many Requests", {"code": "insufficient_quota", "message": "spent"}),
    "500": ("500 Internal Server Error", {"message": "broken"}),
    "503": ("503 Service Unavailable", None),
    "529": ("529 Overloaded", {"type": "overloaded_error", "message": "busy"}),
    "filter-400": ("400 Bad Request", {"code": "content_filter", "param": "prompt", "message": "filtered"}),
    "400": ("400 Bad Request", {"message": "no"}),
    "context": ("400 Bad Request", {"type": "exceed_context_size_error", "n_ctx": 2048, "message": "too long"}),
    "redirect": ("302 Found", None),
}
# Each refuses what is named, so that a probe must do without.
REJECTED = {
    "no-temperature": "temperature",
    "no-seed": "seed",
    "no-usage-option": "stream_options",
    "no-max-tokens": "max_tokens",
    "no-schema": "response_format",
}


def chunks(text, behaviour, question):
    """The events of a stream: pairs of a name (None in chat completions) and what is said."""
    usage = {"input": len(question.user) // 4 + 1, "output": len(text) // 4 + 1}
    ends = ENDS.get(behaviour, ("stop", "end_turn"))
    pieces = [text[at:at + 2_000] for at in range(0, len(text), 2_000)]
    model = question.body.get("model", "")
    if question.is_messages:
        counted = behaviour != "no-usage"
        head = {"usage": {"input_tokens": usage["input"], "output_tokens": 1}} if counted else {}
        yield "message_start", {"message": {"role": "assistant", "model": model, "content": [], **head}}
        if behaviour == "tool-call":
            yield "content_block_start", {"index": 0, "content_block": {"type": "tool_use", "name": "send", "input": {}}}
        yield "content_block_start", {"index": 0, "content_block": {"type": "text", "text": ""}}
        yield "ping", {}
        for piece in pieces:
            yield "content_block_delta", {"index": 0, "delta": {"type": "text_delta", "text": piece}}
        yield "content_block_stop", {"index": 0}
        if behaviour != "no-end":
            tail = {"usage": {"output_tokens": usage["output"]}} if counted else {}
            yield "message_delta", {"delta": {"stop_reason": ends[1]}, **tail}
            yield "message_stop", {}
        return
    base = {"object": "chat.completion.chunk", "model": model}
    yield None, {**base, "choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}, "finish_reason": None}]}
    if behaviour == "tool-call":
        call = {"index": 0, "id": "c", "type": "function", "function": {"name": "send", "arguments": "{}"}}
        yield None, {**base, "choices": [{"index": 0, "delta": {"tool_calls": [call]}, "finish_reason": None}]}
    if behaviour == "refusal":
        yield None, {**base, "choices": [{"index": 0, "delta": {"refusal": "I will not."}, "finish_reason": None}]}
    for piece in pieces:
        yield None, {**base, "choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]}
    if behaviour != "no-end":
        yield None, {**base, "choices": [{"index": 0, "delta": {}, "finish_reason": ends[0]}]}
    if question.body.get("stream_options", {}).get("include_usage") and behaviour != "no-usage":
        usage = {"prompt_tokens": usage["input"], "completion_tokens": usage["output"]}
        yield None, {**base, "choices": [], "usage": usage}


def stream(text, behaviour, question):
    for name, data in chunks(text, behaviour, question):
        if name is not None:
            yield f"event: {name}\n".encode() + b"data: " + json.dumps({"type": name, **data}).encode() + b"\n\n"
        else:
            yield b"data: " + json.dumps(data).encode() + b"\n\n"
    if not question.is_messages and behaviour != "no-end":
        yield b"data: [DONE]\n\n"


def whole(text, behaviour, question):
    usage = {"input": len(question.user) // 4 + 1, "output": len(text) // 4 + 1}
    end = ENDS.get(behaviour, ("stop", "end_turn"))[question.is_messages]
    model = question.body.get("model", "")
    if question.is_messages:
        content = [{"type": "text", "text": text}]
        if behaviour == "tool-call":
            content.append({"type": "tool_use", "name": "send", "input": {}})
        answer = {"type": "message", "model": model, "content": content, "stop_reason": end}
        counts = {"input_tokens": usage["input"], "output_tokens": usage["output"]}
    else:
        message = {"role": "assistant", "content": text}
        if behaviour == "tool-call":
            message["tool_calls"] = [{"id": "c", "type": "function", "function": {"name": "send", "arguments": "{}"}}]
        if behaviour == "refusal":
            message.update(content=None, refusal="I will not.")
        answer = {"model": model, "choices": [{"index": 0, "message": message, "finish_reason": end}]}
        counts = {"prompt_tokens": usage["input"], "completion_tokens": usage["output"]}
    if behaviour != "no-usage":
        answer["usage"] = counts
    return json.dumps(answer).encode()


def plain(body, status="200 OK", kind="application/json", fields=()):
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *fields, "", ""]
    return "\r\n".join(lines).encode() + body


def chunk(data):
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


async def act(behaviour, question, reader, writer):
    """False where the connection is over."""

    async def say(data):
        writer.write(data)
        await writer.drain()

    is_stream = bool(question.body.get("stream"))
    stream_head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    if behaviour in STATUS:
        status, error = STATUS[behaviour]
        fields = {"429": ["Retry-After: 7"], "redirect": ["Location: http://127.0.0.1:1/"]}.get(behaviour, [])
        await say(plain(b"" if error is None else json.dumps({"error": error}).encode(), status, fields=fields))
        return True
    if behaviour in REJECTED and REJECTED[behaviour] in question.body:
        error = {"param": REJECTED[behaviour], "message": "unsupported parameter"}
        await say(plain(json.dumps({"error": error}).encode(), "400 Bad Request"))
        return True
    if behaviour == "no-json-schema" and question.body.get("response_format", {}).get("type") == "json_schema":
        error = {"param": "response_format", "message": "json_schema is not supported"}
        await say(plain(json.dumps({"error": error}).encode(), "400 Bad Request"))
        return True
    if behaviour == "hang":
        await reader.read()
        return False
    if behaviour == "garbage":
        await say(b"\x00\x01\x02 what is this\r\n\r\n")
        return False
    if behaviour == "html":
        await say(plain(b"<html><body>Sign in first</body></html>", kind="text/html"))
        return True
    if behaviour == "not-json":
        await say(stream_head + chunk(b"data: {oh\n\n") + b"0\r\n\r\n" if is_stream else plain(b"{oh"))
        return True
    if behaviour in ("stall", "cut", "endless", "endless-line", "endless-comments", "drip", "error-in-stream"):
        await say(stream_head)
        first = list(stream("So far", "no-end", question))
        for data in first if behaviour != "endless-line" else []:
            await say(chunk(data))
        if behaviour == "stall":
            await reader.read()
        elif behaviour == "error-in-stream":
            error = {"type": "error", "error": {"type": "overloaded_error", "code": 503, "message": "busy"}}
            await say(chunk(b"event: error\ndata: " + json.dumps(error).encode() + b"\n\n") + b"0\r\n\r\n")
            return True
        elif behaviour == "endless-line":
            await say(chunk(b"data: "))
            while True:
                await say(chunk(b"x" * 16_384))
        elif behaviour != "cut":
            again = b": still there\n" * 100 if behaviour == "endless-comments" else first[-1]
            while True:
                await say(chunk(again))
                if behaviour == "drip":
                    await asyncio.sleep(0.2)
        return False
    if behaviour == "late":
        await asyncio.sleep(0.2)
    text = ANSWERS.get(behaviour, valid)(question)
    if behaviour == "ignores-stream" or not is_stream:
        await say(plain(whole(text, behaviour, question)))
    else:
        await say(stream_head)
        for data in stream(text, behaviour, question):
            await say(chunk(data))
        await say(b"0\r\n\r\n")
    return True


async def serve(reader, writer):
    global connections
    connections += 1
    connection = connections
    try:
        while await serve_one(reader, writer, connection):
            pass
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def serve_one(reader, writer, connection):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = head[0].split(" ")
    fields = [line.split(": ", 1) if ": " in line else [line, ""] for line in head[1:-2]]
    length = next((int(value) for name, value in fields if name.lower() == "content-length"), 0)
    body = await reader.readexactly(length)
    path = urllib.parse.urlsplit(target).path
    behaviour = path.split("/")[1]
    if behaviour == "told":
        with open(os.path.join(folder, "told")) as file:
            behaviour = file.read()
    note(connection=connection, method=method, target=target, fields=fields, body=body.decode())
    if method == "GET":
        data = {"data": [{"id": "peer-model", "max_model_len": 4096}]}
        writer.write(plain(json.dumps(data).encode()))
        await writer.drain()
        return True
    return await act(behaviour, Question(json.loads(body), path.endswith("/messages")), reader, writer)


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1024)
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
