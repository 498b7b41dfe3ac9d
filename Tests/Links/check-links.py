"""Holds what `kbgen report --links` says of addresses against a web of its own, on this machine.

The web is asked only with --links, and each address is asked about once; what is dead, what has moved and what gives no answer is
told of, what is there or merely refuses to be asked without its content is not.

Usage: check-links.py PATH-TO-KBGEN
"""

import http.server
import pathlib
import subprocess
import sys
import tempfile
import threading

kbgen = pathlib.Path(sys.argv[1]).resolve()
asked = []


class Web(http.server.BaseHTTPRequestHandler):
    def answer(self):
        asked.append(f"{self.command} {self.path}")
        code = {"/good": 200, "/dead": 404, "/moved": 301, "/shy": 405 if self.command == "HEAD" else 200}.get(self.path, 500)
        self.send_response(code)
        if code == 301:
            self.send_header("Location", "/good")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Web)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_address[1]}"

with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for path, text in {
        "content/site.yml": "format: 1\ntitle: Small\nbaseURL: https://example.org/\nlanguage: en-GB\n",
        "content/organisations/rise.md": f"---\ntitle: Rise\nwebsite: {base}/dead\n---\n",
        "content/pages/links.md": f"---\ntitle: Links\n---\n[One]({base}/good), [two]({base}/moved#part), [three]({base}/shy),\n"
        "[four](http://127.0.0.1:1/none), [own](https://example.org/about.html).\n",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)

    def report(*arguments):
        return subprocess.run([kbgen, "report", "-s", folder, *arguments], capture_output=True, text=True).stdout

    wrong = []
    quiet = report()
    if asked or "Addresses that are dead" in quiet:
        wrong.append(f"the web is asked without --links: {asked}")
    text = report("--links")
    for words in (
        "Addresses that are dead or have moved: 3",
        f"content/organisations/rise.md:3  {base}/dead: there is no such page any more (404)",
        f"{base}/moved#part: it has moved to {base}/good",
        "http://127.0.0.1:1/none: no answer: ",
        "5 addresses were asked about",
    ):
        if words not in text:
            wrong.append(f"the report does not say: {words}")
    if "example.org/about" in text:
        wrong.append("an address of the site itself was asked about")
    if not {"HEAD /dead", "HEAD /shy"} <= set(asked):
        wrong.append(f"the web was asked only: {asked}")

for fault in wrong:
    print(fault)
if wrong:
    print(text)
print(f"the links: {len(wrong)} faults")
sys.exit(1 if wrong else 0)
