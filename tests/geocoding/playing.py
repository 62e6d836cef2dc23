"""Servers on this machine that play online geocoders and proxies: honest, slow, lying, absent."""

import contextlib
import http.server
import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from typing_extensions import override

Handler = http.server.BaseHTTPRequestHandler
Play = Callable[[Handler], None]

ALMATY = {
    "place_id": 1,
    "lat": "43.2363924",
    "lon": "76.9457275",
    "display_name": "Almaty, Kazakhstan",
    "class": "boundary",
    "type": "administrative",
    "addresstype": "city",
    "address": {"city": "Almaty", "country": "Kazakhstan", "country_code": "kz"},
}


def feature(longitude: Any, latitude: Any, **properties: Any) -> dict[str, Any]:
    """Return an answer of Photon or Pelias with one place."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
                "properties": properties,
            }
        ],
    }


def answer(content: Any, status: int = 200, **headers: str) -> Play:
    """Return a play that answers with JSON, or with bytes as they are."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()

    def play(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        with contextlib.suppress(OSError):  # whoever asked has heard enough
            handler.wfile.write(body)

    return play


def endless(handler: Handler) -> None:
    """Send 10 MB of a JSON list that never ends, as far as they are read."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    with contextlib.suppress(OSError):
        for _piece in range(640):
            handler.wfile.write(b"[" * 16_384)


def mute(handler: Handler) -> None:
    """Take the question and hang up without a word."""
    handler.close_connection = True


@dataclass
class Server:
    """A server on loopback, and what it was asked."""

    address: str
    port: int
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    def parameters(self, number: int = -1) -> dict[str, list[str]]:
        """Return the parameters of one question."""
        return parse_qs(urlsplit(self.asked[number]).query)


@contextlib.contextmanager
def playing(play: Play) -> Iterator[Server]:
    """Run a server that answers every question as `play` does."""

    class Playing(Handler):
        # The name is http.server's.
        def do_GET(self) -> None:  # noqa: N802
            server.asked.append(self.path)
            server.agents.append(self.headers.get("User-Agent", ""))
            play(self)

        @override
        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Playing) as running:
        running.daemon_threads = True
        port = running.server_address[1]
        server = Server(f"http://127.0.0.1:{port}", port)
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            running.shutdown()
            thread.join()


def closed_port() -> int:
    """Return a port of this machine where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextlib.contextmanager
def socks_proxy(server: Server) -> Iterator[tuple[int, list[str]]]:
    """Run a SOCKS5 proxy for one connection; it brings every name to `server` and notes it."""
    names: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_serve_socks, args=(listening, server, names))
        thread.start()
        try:
            yield listening.getsockname()[1], names
        finally:
            thread.join(10)


def _serve_socks(listening: socket.socket, server: Server, names: list[str]) -> None:
    listening.settimeout(10)
    client, _address = listening.accept()
    with client, socket.create_connection(("127.0.0.1", server.port)) as onward:
        greeting = client.recv(2)
        client.recv(greeting[1])
        client.sendall(b"\x05\x00")
        _version, _command, _zero, kind = client.recv(4)
        # Kind 3 is a name, which the proxy looks up; 1 would be an address looked up outside it.
        names.append(client.recv(client.recv(1)[0]).decode() if kind == 3 else f"kind {kind}")
        client.recv(2)
        client.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        onward.sendall(client.recv(65536))
        while piece := onward.recv(65536):
            client.sendall(piece)
