"""A proxy on this machine that hands requests to one address on and notes, and refuses, all others."""
import http.client
import socketserver
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def hand_on(self):
        there = urlsplit(self.path)
        self.server.asked += 1
        if there.netloc != self.server.own:
            self.server.outside.append(f"{self.command} {self.path[:200]}")
            self.send_error(403)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        line = http.client.HTTPConnection(there.netloc, timeout=60)
        try:
            line.putrequest(self.command, there.path + ("?" + there.query if there.query else ""),
                            skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in ("proxy-connection", "connection"):
                    line.putheader(name, value)
            line.putheader("Connection", "close")
            line.endheaders(body)
            answer = line.getresponse()
            self.send_response_only(answer.status)
            for name, value in answer.headers.items():
                if name.lower() not in ("connection", "transfer-encoding", "keep-alive"):
                    self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            while piece := answer.read1(65536):
                self.wfile.write(piece)
                self.wfile.flush()
        except OSError:
            pass  # The browser or the desk went away; whoever misses the page will say so.
        finally:
            self.close_connection = True
            line.close()

    def refuse(self):
        """CONNECT: a way to anywhere. The desk speaks plain HTTP, so nothing of ours asks for one."""
        self.server.asked += 1
        self.server.outside.append(f"CONNECT {self.path[:200]}")
        self.send_error(403)

    do_GET = do_POST = do_HEAD = do_PUT = do_DELETE = do_OPTIONS = do_PATCH = hand_on
    do_CONNECT = refuse


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def handle_error(self, *_):
        pass


@contextmanager
def recording(own):
    """The proxy for a desk at `own`, a host with port; `asked` counts requests, `outside` lists those to elsewhere."""
    with Server(("127.0.0.1", 0), Handler) as server:
        server.own, server.asked, server.outside = own, 0, []
        server.address = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
