"""A mail server for the tests: aiosmtpd on a free port; prints the port, then each letter it took as
one line of JSON, parsed by Python's own e-mail library.

    smtp_server.py [--starttls CERT KEY | --tls CERT KEY] [--auth] [--plain-auth]
                   [--refuse STEP] [--silent] [--no-starttls-offer]
"""
import argparse
import asyncio
import email
import email.policy
import json
import os
import signal
import ssl
import threading
import time

from aiosmtpd.smtp import SMTP, AuthResult

USER, PASSWORD = b"centre", b"open-sesame"


class Taking:
    def __init__(self, refuse):
        self.refuse = refuse

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.refuse == "MAIL":
            return "550 sender not known"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refuse == "RCPT":
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.refuse == "DATA":
            return "451 try again later"
        raw = envelope.original_content
        letter = email.message_from_bytes(raw, policy=email.policy.default)
        say({
            "from": envelope.mail_from, "to": envelope.rcpt_tos, "subject": letter["subject"],
            "sender": str(letter["from"]), "recipient": str(letter["to"]),
            "id": letter["message-id"], "date": letter["date"], "body": letter.get_content().replace("\r\n", "\n"),
            "defects": [str(x) for x in letter.defects], "encrypted": session.ssl is not None,
            "login": session.auth_data and session.auth_data.decode(),
            "longest": max(len(line) for line in raw.split(b"\r\n")),
        })
        return "250 taken"


def say(value):
    print(json.dumps(value, ensure_ascii=False), flush=True)


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == USER and data.password == PASSWORD
    return AuthResult(success=good, handled=good, auth_data=data.login)


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--starttls", nargs=2)
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--auth", action="store_true")
    parser.add_argument("--login-only", action="store_true")
    parser.add_argument("--refuse")
    parser.add_argument("--silent", action="store_true")
    options = parser.parse_args()
    files = options.starttls or options.tls
    context = None
    if files:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*files)
    loop = asyncio.get_running_loop()

    def connection():
        if options.silent:
            return asyncio.Protocol()
        return SMTP(
            Taking(options.refuse), hostname="mail.test", enable_SMTPUTF8=False,
            tls_context=context if options.starttls else None,
            authenticator=authenticate if options.auth else None,
            auth_require_tls=bool(options.starttls),
            auth_exclude_mechanism=["PLAIN"] if options.login_only else None)

    server = await loop.create_server(
        connection, "127.0.0.1", 0, ssl=context if options.tls else None)
    say({"port": server.sockets[0].getsockname()[1]})
    await asyncio.Event().wait()


def end_with(parent):
    """The server ends with whoever started it, however that ends: an input is not enough, since
    others who were started meanwhile may hold its other end."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


# Whoever started it may take no notice of this signal, and that is passed on.
signal.signal(signal.SIGTERM, signal.SIG_DFL)
threading.Thread(target=end_with, args=[os.getppid()], daemon=True).start()
asyncio.run(main())
