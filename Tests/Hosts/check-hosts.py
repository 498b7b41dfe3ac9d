"""Serves the site from nginx, Apache, Caddy and lighttpd with the recipes in docs/hosts/, and walks over it on each.

    check-hosts.py KBGEN [SERVER...]

The site stands under /reading/. Every file is asked for; every link on every page is followed; an address that moved, an address
at which there is nothing, the types, what is kept how long, and the headers are looked at. Without names, those of the four that
are installed are taken.
"""

import http.client
import os
import pathlib
import posixpath
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

root = pathlib.Path(__file__).resolve().parents[2]
recipes = root / "docs" / "hosts"
kbgen = os.path.abspath(sys.argv[1])
wanted = sys.argv[2:] or ["nginx", "apache2", "caddy", "lighttpd"]
os.environ["PATH"] += ":/usr/sbin"
types = {
    ".html": "text/html", ".css": "text/css", ".js": ("text/javascript", "application/javascript"), ".json": "application/json",
    ".jsonld": "application/ld+json", ".csv": "text/csv", ".md": "text/markdown", ".txt": "text/plain", ".bib": "text/plain",
    ".cff": "text/plain", ".svg": "image/svg+xml",
}


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def recipe(name, work, site, **changes):
    text = (recipes / name).read_text()
    for old, new in {"/srv/site/": f"{site}/", **changes}.items():
        text = text.replace(old, new)
    return text


def redirects(site, line):
    listed = (site / "_redirects").read_text().split("\n") if (site / "_redirects").exists() else []
    return "".join(line.format(*each.split()) for each in listed if each)


def nginx(work, site, port):
    (work / "headers.conf").write_text((recipes / "nginx-headers.conf").read_text())
    (work / "redirects.conf").write_text(redirects(site, "rewrite ^{0}$ {1} permanent;\n"))
    inside = recipe("nginx.conf", work, site, **{
        "/etc/nginx/kbgen-headers.conf": str(work / "headers.conf"), "/etc/nginx/redirects.conf": str(work / "redirects.conf")})
    (work / "nginx.conf").write_text(
        f"daemon off; pid {work}/pid; error_log {work}/log; events {{}}\nhttp {{ access_log off; client_body_temp_path {work}/a;"
        f" proxy_temp_path {work}/b; fastcgi_temp_path {work}/c; uwsgi_temp_path {work}/d; scgi_temp_path {work}/e;\n"
        f"server {{ listen 127.0.0.1:{port};\n{inside}\n}} }}\n")
    return ["nginx", "-c", str(work / "nginx.conf"), "-e", str(work / "log"), "-g", "user root;" if os.getuid() == 0 else ""]


def apache2(work, site, port):
    (site / ".htaccess").write_text(recipe("htaccess", work, site) + redirects(site, "RedirectMatch 301 ^{0}$ {1}\n"))
    modules = ["mpm_event", "authz_core", "dir", "mime", "headers", "alias", "rewrite"]
    loads = "".join(f"LoadModule {each}_module /usr/lib/apache2/modules/mod_{each}.so\n" for each in modules)
    (work / "apache.conf").write_text(
        f"{loads}ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {work}/pid\nErrorLog {work}/log\nServerRoot {work}\n"
        f"User www-data\nGroup www-data\nTypesConfig /etc/mime.types\nDocumentRoot {work}\nAlias /reading {site}\n"
        f"<Directory {site}>\nAllowOverride All\nRequire all granted\n</Directory>\n")
    return ["apache2", "-X", "-f", str(work / "apache.conf")]


def caddy(work, site, port):
    (work / "redirects").write_text(redirects(site, "redir {0} {1} 301\n"))
    (work / "Caddyfile").write_text("{\n  admin off\n  auto_https off\n}\n" + (recipes / "Caddyfile").read_text())
    os.environ.update(
        SITE_ADDRESS=f"http://127.0.0.1:{port}", SITE_FOLDER=str(site), REDIRECTS=str(work / "redirects"),
        XDG_DATA_HOME=str(work), XDG_CONFIG_HOME=str(work))
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]


def lighttpd(work, site, port):
    text = recipe("lighttpd.conf", work, site).replace("  # here", redirects(site, '  "^{0}(\\?.*)?$" => "{1}",\n'))
    (work / "lighttpd.conf").write_text(
        f'server.document-root = "{work}"\nserver.port = {port}\nserver.bind = "127.0.0.1"\nserver.errorlog = "{work}/log"\n{text}')
    return ["lighttpd", "-D", "-f", str(work / "lighttpd.conf")]


class Walk:
    def __init__(self, name, site, port):
        self.name, self.site, self.port, self.problems = name, site, port, []
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def expect(self, holds, words):
        if not holds:
            self.problems.append(f"{self.name}: {words}")

    def get(self, path):
        try:
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
        except (http.client.HTTPException, ConnectionError):
            self.connection.close()
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def run(self):
        count = 0
        moved = {line.split()[0] for line in (self.site / "_redirects").read_text().split("\n") if line}
        for file in sorted(self.site.rglob("*")):
            path = file.relative_to(self.site).as_posix()
            if not file.is_file() or path.startswith((".", "_", "pagefind/")) or f"/reading/{path}" in moved:
                continue
            count += 1
            status, headers, body = self.get("/reading/" + urllib.parse.quote(path))
            self.expect(status == 200 and body == file.read_bytes(), f"{path}: {status}, {len(body)} bytes")
            type = headers.get("Content-Type", "")
            want = types.get(file.suffix)
            if path == "feed.xml" or path.startswith("feeds/"):
                want = "application/atom+xml"
            if want:
                self.expect(type.split(";")[0].strip() in ([want] if isinstance(want, str) else want), f"{path}: {type}")
            if file.suffix in (".html", ".csv", ".md", ".txt"):
                self.expect(re.search(r"charset=utf-8", type, re.I), f"{path}: no charset in {type}")
            self.expect(headers.get("Cache-Control") == "no-cache", f"{path}: kept {headers.get('Cache-Control')}")
            if file.suffix == ".html":
                self.follow(path, body.decode())
        status, headers, body = self.get("/reading/no/such/page.html")
        self.expect(status == 404 and body == (self.site / "404.html").read_bytes(), f"404: {status}, {len(body)} bytes")
        for name, words in [
            ("Content-Security-Policy", "frame-ancestors 'none'"), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"), ("Permissions-Policy", "camera=()"),
        ]:
            for path in ["/reading/", "/reading/no/such/page.html", "/reading/data/entries.csv", "/reading/feed.xml"]:
                self.expect(words in (self.get(path)[1].get(name) or ""), f"{path}: no {name}")
        status, headers, _ = self.get("/reading/style.css?v=1")
        self.expect("max-age=31536000" in headers.get("Cache-Control", ""), f"style.css?v=1: {headers.get('Cache-Control')}")
        for path in ["index.html?v=1", "data/?v=1", "feed.xml?v=1"]:
            kept = self.get(f"/reading/{path}")[1].get("Cache-Control")
            self.expect(kept == "no-cache", f"{path}: kept {kept}")
        # What is not there says so as a page, and is asked for anew: it may only have been late.
        missing = ["none.xml", "feeds/none.xml", "data/none.csv", "data/none.jsonld", "none.md", "none.css?v=1", "none.html?v=1"]
        for path in missing:
            status, headers, body = self.get(f"/reading/{path}")
            self.expect(status == 404 and b"<h1" in body, f"{path}: {status}")
            self.expect(headers.get("Content-Type", "").startswith("text/html"), f"{path}: {headers.get('Content-Type')}")
            if not (self.name == "lighttpd" and path == "none.css?v=1"):
                self.expect(headers.get("Cache-Control") == "no-cache", f"{path}: kept {headers.get('Cache-Control')}")
        # A folder that has no page of its own shows neither what is in it nor a page of the server's.
        for path in ["data/dictionary/", "feeds/", "pages/"]:
            status, _, body = self.get(f"/reading/{path}")
            self.expect(status in (403, 404), f"{path}: {status}")
            self.expect(body == (self.site / "404.html").read_bytes(), f"{path}: not the page of the site")
        for line in (self.site / "_redirects").read_text().split("\n"):
            if line:
                old, new, code = line.split()
                status, headers, _ = self.get(old)
                self.expect(
                    status == int(code) and urllib.parse.urlparse(headers.get("Location", "")).path == new,
                    f"{old}: {status}, {headers.get('Location')}")
                # Before a proxy, the scheme and the port of this server are not those of the site. Apache writes them always.
                relative = self.name == "apache2" or headers.get("Location", "").startswith("/")
                self.expect(relative, f"{old}: leads to {headers.get('Location')}")
        for folder in ["/reading", "/reading/lessons"]:
            status, headers, _ = self.get(folder)
            self.expect(
                status in (301, 302, 307, 308) and urllib.parse.urlparse(headers["Location"]).path == folder + "/",
                f"{folder}: {status}, {headers.get('Location')}")
        status, _, body = self.get("/reading/lessons/")
        self.expect(status == 200 and b"<h1" in body, f"/reading/lessons/: {status}")
        return count

    seen = {}

    def follow(self, path, body):
        """Looks whether what a page leads to is there, as a browser would find it from the page's own address."""
        for link in re.findall(r'(?:href|src)="([^"#]+)', body):
            link = link.replace("&amp;", "&")
            if re.match(r"[a-z]+:", link):
                continue
            target = urllib.parse.urlparse(urllib.parse.urljoin("/reading/" + path, link)).path
            key = (self.name, target)
            if key not in self.seen:
                self.seen[key] = posixpath.normpath(target).startswith("/reading") and self.get(target)[0] == 200
                self.expect(self.seen[key], f"{path}: {link} leads to {target}, which is not there")


def build(work):
    source = work / "source"
    shutil.copytree(root / "content", source / "content")
    shutil.copytree(root / "templates", source / "templates")
    (source / "content/pages/moved-page.md").write_text(
        "---\ntitle: A page that moved\nsummary: It was elsewhere once.\naliases: [/old-page.html, /old/page.html]\n---\nHere.\n")
    subprocess.run(
        [kbgen, "build", "--quiet", "--source", source, "--base-url", "https://example.org/reading/", "--output", work / "site"],
        check=True)
    return work / "site"


problems = []
with tempfile.TemporaryDirectory() as folder:
    work = pathlib.Path(folder)
    work.chmod(0o755)
    built = build(work)
    for name in wanted:
        if not shutil.which(name):
            print(f"{name} is not installed: left out")
            problems += [f"{name} is not installed"] if sys.argv[2:] else []
            continue
        own = work / name
        own.mkdir()
        site = own / "site"
        shutil.copytree(built, site)
        port = free_port()
        log = open(own / "output", "w")
        server = subprocess.Popen(globals()[name](own, site, port), stdout=log, stderr=log, start_new_session=True)
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            walk = Walk(name, site, port)
            try:
                count = walk.run()
                print(f"{name}: {count} files, {sum(key[0] == name for key in walk.seen)} links, {len(walk.problems)} problems")
            except OSError as error:
                walk.problems.append(f"{name}: {error}: {(own / 'output').read_text()[-500:]}")
            problems += walk.problems
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(10)
for problem in problems[:40]:
    print(problem)
sys.exit(bool(problems))
