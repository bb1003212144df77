#!/usr/bin/env python3
"""Holds a served centre against its own OpenAPI document with schemathesis.

    fuzz_api.py .build/debug/zhunxing [--examples 12]

Serves a small centre, signs in as somebody who may everything and with a key, and lets schemathesis
send what the document allows and what it forbids: no answer may be a fault of the server's, and
each has to be as it is described. Also sends 50 megabytes, which are refused before they come.
"""
import argparse
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance",
          "response_schema_conformance", "response_headers_conformance"]
ROLES = ["administrator", "performance-officer", "clerk", "counter-clerk", "assistant",
         "hall-chief", "supervisor", "finance-authority", "director", "accountant",
         "finance-approver", "auditor"]
PASSWORD = "zero-star-2025"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """A centre that is served for as long as the block runs."""

    def __init__(self, program, data):
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [program, "serve", "--data", data, "--port", str(self.port), "--no-visitor-limits"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def __enter__(self):
        for _ in range(6000):
            try:
                urllib.request.urlopen(f"{self.base}/hello", timeout=1).read()
                return self
            except OSError:
                time.sleep(0.05)
        raise SystemExit("the server did not start")

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(120)


def ask(base, path, body=None, cookie=None, form=False):
    """An answer's text and its cookies."""
    headers = {"Cookie": cookie} if cookie else {}
    data = None
    if body is not None:
        data = (body if form else json.dumps(body)).encode()
        headers["Content-Type"] = (
            "application/x-www-form-urlencoded" if form else "application/json")
    request = urllib.request.Request(base + path, data, headers)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return answer.read().decode(), answer.headers.get_all("Set-Cookie") or []


def sign_in(base, one_time):
    """A session's cookie and token, after the one-time password was changed."""
    def enter(password):
        text, cookies = ask(base, "/api/sign-in", {"login": "everybody", "password": password})
        return cookies[0].split(";")[0], json.loads(text)["csrf"]

    cookie, csrf = enter(one_time)
    form = f"csrf={csrf}&old_password={one_time}&password={PASSWORD}&repeated={PASSWORD}"
    ask(base, "/account/password", form, cookie, form=True)
    return enter(PASSWORD)


def make_key(base, cookie):
    """A key with every scope that is offered."""
    page, _ = ask(base, "/keys", cookie=cookie)
    csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', page)[1]
    scopes = re.findall(r'name="scopes" value="([a-z-]+)"', page)
    day = re.search(r'name="expires_on" value="([0-9-]+)"', page)[1]
    form = "&".join([f"csrf={csrf}", "name=fuzz", f"expires_on={day}"]
                    + [f"scopes={scope}" for scope in scopes])
    page, _ = ask(base, "/keys", form, cookie, form=True)
    return re.search(r"zx_[0-9a-f]{64}", page)[0]


def fuzz(base, headers, examples, tool):
    """Runs schemathesis; gives how it ended and what it said."""
    command = [str(tool), "run", f"{base}/api/openapi.json", "--url", base,
               "--checks", ",".join(CHECKS), "--max-examples", str(examples),
               "--phases", "examples,coverage,fuzzing", "--exclude-path-regex", "^/live/",
               "--generation-deterministic", "--suppress-health-check", "all",
               "--request-timeout", "120", "--max-time", "45", "--no-color"]
    for name, value in headers.items():
        command += ["--header", f"{name}: {value}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200)
    return done.returncode, done.stdout + done.stderr


def too_much(port):
    """Announces 50 megabytes to a form and to JSON, and sends little of it."""
    for path, kind in [("/imports", "multipart/form-data; boundary=x"),
                       ("/api/register/entries", "application/json")]:
        with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
            connection.sendall(
                (f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\n"
                 f"Content-Length: {50 << 20}\r\n\r\n").encode() + b"x" * 65536)
            answer = connection.recv(4096).decode("latin-1").split("\r\n")[0]
            if " 413 " not in answer:
                raise SystemExit(f"{path} answered {answer} to 50 megabytes")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--examples", type=int, default=12)
    options = parser.parse_args()
    tool = pathlib.Path(sys.executable).parent / "st"
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        one_time = prepare(options.program, data)
        with Served(options.program, data) as served:
            too_much(served.port)
            cookie, csrf = sign_in(served.base, one_time)
            key = make_key(served.base, cookie)
            runs = {"session": {"Cookie": cookie, "X-CSRF-Token": csrf},
                    "key": {"Authorization": f"Bearer {key}"}}
            for name, headers in runs.items():
                started = time.monotonic()
                code, said = fuzz(
                    served.base, headers, options.examples if name == "session" else 2, tool)
                if code != 0:
                    print(said[-12_000:])
                    return 1
                summary = re.findall(r"(\d+) (?:generated|passed|test cases)", said)
                print(f"{name}: nothing found in {time.monotonic() - started:.0f} s "
                      f"({'/'.join(summary) or 'see schemathesis'})")
    return 0


def prepare(program, data):
    """A centre with somebody who has every role; gives their one-time password."""
    roles = [part for role in ROLES for part in ("--role", role)]
    done = subprocess.run(
        [program, "person", "add", "everybody", "--name", "全能", *roles, "--data", data, "--json"],
        check=True, capture_output=True, text=True)
    return json.loads(done.stdout)["one_time_password"]


if __name__ == "__main__":
    sys.exit(main())
