#!/usr/bin/env python3
"""Asks the preview for what it must not give: files outside the site, under a foreign name, by any method but GET and HEAD.

    check-preview.py KBGEN"""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from program import Program, Report, Site

program = Program(str(Path(sys.argv[1]).resolve()))
report = Report()

PATHS = [
    "/../secret.txt", "/../../secret.txt", "/../../../../../../../../etc/passwd", "/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/..%2fsecret.txt",
    "/..%5csecret.txt", "/..\\secret.txt", "/.%2e/secret.txt", "/%252e%252e/secret.txt", "/....//secret.txt", "/..;/secret.txt", "/%c0%ae%c0%ae/secret.txt",
    "/%uff0e%uff0e/secret.txt", "/\uff0e\uff0e/secret.txt", "//etc/passwd", "/etc/passwd", "/%2fetc%2fpasswd", "/file:///etc/passwd", "/static/../../secret.txt",
    "/content/site.yml", "/content/pages/draft.md", "/../content/site.yml", "/static/paper.txt", "/templates/style.css", "/.git/config", "/.env", "/link.txt",
    "/folder/secret.txt", "/images/link.png", "/draft.html", "/pages/draft.md", "/%00", "/about.html%00.png", "/about.html/", "/about.html/../../secret.txt",
    "/?../secret.txt", "/#/../secret.txt", "secret.txt", "*", "http://evil.example/", "http://127.0.0.1/../secret.txt", "/" + "a" * 60_000, "/" + "../" * 5_000,
    "/%", "/%f", "/%ff", "/\x01", "/\x7f", "/.kbgen/", "/.kbgen/../secret.txt", "/.kbgen/state?path=/../secret.txt", "/.kbgen/state?path=%2e%2e%2fsecret.txt",
    "/.kbgen/state?path=/%00", "/.kbgen/state?path=" + "a" * 50_000, "/.kbgen/preview.js/../../secret.txt", "/style.css/../../secret.txt", "/index.html?path=/etc/passwd",
]
METHODS = ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PROPFIND", "MKCOL", "COPY", "MOVE", "LOCK", "SEARCH", "PURGE", "X", "get", ""]
HOSTS = [
    None, "", "evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost:1", "127.0.0.1.evil.example:{port}", "localhost.evil.example:{port}",
    "evil.example#127.0.0.1:{port}", "127.0.0.1:{port}@evil.example", "evil.example:127.0.0.1:{port}", "[::1", "[::1]:1", "0.0.0.0:{port}", "127.1:{port}",
    "2130706433:{port}", "0x7f000001:{port}", "127.0.0.1:{port} ", "127.0.0.1:{port}, evil.example", "127.0.0.1:0{port}", "127.0.0.1:+{port}", "local\u0068ost\u200b:{port}",
    "LOCALHOST:{port}.evil.example", "169.254.169.254:{port}", "127.0.0.2:{port}", "\tevil.example:{port}",
]


def main():
    with Site({
        "secret.txt": "TOPSECRET", "static/paper.txt": "paper\n", "content/pages/draft.md": "---\ntitle: Draft\ndraft: true\n---\nTOPSECRET\n",
        ".git/config": "TOPSECRET", ".env": "TOPSECRET",
    }) as site:
        port = free_port()
        server = subprocess.Popen([program.path, "serve", "--port", str(port)], cwd=site.path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        try:
            wait_for(port)
            ask = lambda request, wait=10.0: exchange(port, request, wait)
            good = f"127.0.0.1:{port}"
            answer = ask(get("/index.html", good))
            report.check(answer.startswith(b"HTTP/1.1 200") and b"</html>" in answer, "a page is given", answer[:200])
            report.check(b"Content-Security-Policy" in answer, "it has its policy", answer[:400])
            for name in (b"no-store", b"nosniff"):
                report.check(name in answer, f"its answer says {name.decode()}", answer[:300])
            report.check(b"access-control-allow-origin" not in answer.lower(), "no other site may read it", answer[:300])
            head = ask(f"HEAD /index.html HTTP/1.1\r\nHost: {good}\r\nConnection: close\r\n\r\n".encode())
            report.check(head.startswith(b"HTTP/1.1 200") and b"</html>" not in head, "HEAD is answered without a page", head[:200])
            # Links that appear while it runs.
            (site.path / "static/link.txt").symlink_to(site.path / "secret.txt")
            (site.path / "static/folder").symlink_to(site.path)
            (site.path / "content/images").mkdir(exist_ok=True)
            (site.path / "content/images/link.png").symlink_to(site.path / "secret.txt")
            time.sleep(0.5)
            for path in PATHS:
                answer = ask(get(path, good))
                report.check(b"TOPSECRET" not in answer and b"root:" not in answer and b"format: 1" not in answer, f"GET {path[:60]!r}", answer[:300])
            # A page that is replaced by a link after it was listed.
            (site.path / "static/paper.txt").unlink()
            (site.path / "static/paper.txt").symlink_to(site.path / "secret.txt")
            report.check(b"TOPSECRET" not in ask(get("/paper.txt", good)), "a file that became a link")
            for method in METHODS:
                answer = ask(f"{method} /index.html HTTP/1.1\r\nHost: {good}\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi".encode())
                report.check(not answer.startswith(b"HTTP/1.1 2") and b"</html>" not in answer, f"method {method!r}", answer[:200])
            for host in HOSTS:
                line = "" if host is None else f"Host: {host.format(port=port)}\r\n"
                answer = ask(f"GET /index.html HTTP/1.1\r\n{line}Connection: close\r\n\r\n".encode())
                spaced = host is not None and host.format(port=port).strip() == good
                report.check(spaced or (not answer.startswith(b"HTTP/1.1 2") and b"</html>" not in answer), f"host {host!r}", answer[:200])
                answer = ask(f"GET /.kbgen/state?path=/ HTTP/1.1\r\n{line}Connection: close\r\n\r\n".encode())
                report.check(spaced or not answer.startswith(b"HTTP/1.1 2"), f"its state under host {host!r}", answer[:200])
            # What is no request at all: it must outlive it.
            for words, request in {
                "noise": os.urandom(1) + b"\x00\xff" * 500, "no end": b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000, "a long line": b"GET /" + b"a" * 2_000_000,
                "a length below nought": f"GET / HTTP/1.1\r\nHost: {good}\r\nContent-Length: -1\r\n\r\n".encode(),
                "a length beyond measure": f"GET / HTTP/1.1\r\nHost: {good}\r\nContent-Length: 99999999999999999999\r\n\r\n".encode(),
                "two lengths": f"GET / HTTP/1.1\r\nHost: {good}\r\nContent-Length: 5\r\nContent-Length: 0\r\n\r\nhello".encode(),
                "chunks without end": f"POST / HTTP/1.1\r\nHost: {good}\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n".encode(),
                "an upgrade": f"GET / HTTP/1.1\r\nHost: {good}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n".encode(),
                "the old way": b"GET /\r\n", "the new way": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "nothing": b"",
            }.items():
                ask(request, wait=0.3)
                report.check(server.poll() is None, f"it goes on after {words}", server.poll())
            # After which some servers take nothing more for a request, but go on keeping what comes.
            for words, line in {"an upgrade": "Connection: Upgrade\r\nUpgrade: x\r\n", "h2c": "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA\r\n"}.items():
                before = memory(server.pid)
                with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
                    connection.sendall(f"HEAD / HTTP/1.1\r\nHost: {good}\r\n{line}\r\n".encode())
                    report.check(connection.recv(1_000).startswith(b"HTTP/1.1 200"), f"{words} is answered as if it were none")
                    try:
                        for _ in range(1_000):
                            connection.sendall(b"x" * 100_000)
                    except OSError:
                        pass
                report.check(memory(server.pid) - before < 20, f"what comes after {words} is not kept", memory(server.pid) - before)
            with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
                connection.sendall(f"GET /index.html HTTP/1.1\r\nHost: {good}\r\n\r\n".encode())
                connection.shutdown(socket.SHUT_WR)
                report.check(b"</html>" in all_of(connection), "who stops talking is answered")
            with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
                connection.sendall(f"HEAD /.kbgen/events HTTP/1.1\r\nHost: {good}\r\nConnection: close\r\n\r\n".encode())
                report.check(all_of(connection).endswith(b"\r\n\r\n"), "HEAD of what has no end has an end")
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                connection.sendall(f"POST / HTTP/1.1\r\nHost: {good}\r\nConnection: close\r\nContent-Length: 3000000\r\n\r\n".encode())
                time.sleep(0.2)
                connection.sendall(b"x" * 3_000_000)
                report.check(all_of(connection).startswith(b"HTTP/1.1 405"), "who sends much is told all the same that it may not be")
            crowd = []
            for _ in range(400):
                crowd.append(socket.create_connection(("127.0.0.1", port), timeout=2))
            report.check(first_of(crowd[-1]) == b"", "of 400 connections at once the last is closed")
            for one in crowd:
                one.close()
            report.check(b"</html>" in ask(get("/index.html", good), wait=10), "it answers after 400 connections at once")
            crowd = []
            for _ in range(20):
                crowd.append(socket.create_connection(("127.0.0.1", port)))
                crowd[-1].sendall(b"GET / HTTP/1.1\r\n")
            report.check(b"</html>" in ask(get("/index.html", good), wait=10), "it answers beside 20 who never finish asking")
            for one in crowd:
                one.close()
            # Only this machine can look.
            others = {address[4][0] for address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1", "127.0.1.1"}
            for address in others:
                try:
                    socket.create_connection((address, port), timeout=1).close()
                    report.check(False, f"nothing is served at {address}")
                except OSError:
                    report.check(True, f"nothing is served at {address}")
            report.check(server.poll() is None, "it is still there at the end")
        finally:
            server.terminate()
            server.communicate()
    report.end("hostile requests to the preview")


def memory(process):
    """In MiB."""
    return int(next(line for line in Path(f"/proc/{process}/status").read_text().splitlines() if line.startswith("VmRSS")).split()[1]) // 1024


def all_of(connection):
    answer = b""
    try:
        while piece := connection.recv(65_536):
            answer += piece
    except OSError:
        pass
    return answer


def first_of(connection):
    """What comes first: nothing where the other side ends it; None where it waits."""
    try:
        return connection.recv(1_000)
    except ConnectionError:
        return b""
    except TimeoutError:
        return None


def get(path, host):
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("utf-8", "surrogateescape")


def exchange(port, request, wait):
    answer = b""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.settimeout(wait)
            try:
                connection.sendall(request)
                while piece := connection.recv(65_536):
                    answer += piece
            except (TimeoutError, ConnectionError):
                pass
    except OSError as error:
        report.check(False, "it takes connections", error)
    return answer


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(port):
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.05)


main()
