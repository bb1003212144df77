#!/usr/bin/env python3
"""Pours a body without an announced length into a door, whatever is answered meanwhile, and prints
the status of the answer and how many mebibytes had been sent before it came.

    pour.py PORT PATH TYPE MEBIBYTES
"""
import select
import socket
import sys

PIECE = b"a" * (256 << 10)
CHUNK = b"%x\r\n" % len(PIECE) + PIECE + b"\r\n"


def pour(port, path, kind, mebibytes):
    line = socket.create_connection(("127.0.0.1", port), timeout=60)
    line.sendall((f"POST {path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                  f"Content-Type: {kind}\r\n\r\n").encode())
    answer = None
    for count in range(mebibytes * 4):
        if answer is None and select.select([line], [], [], 0)[0]:
            answer = line.recv(64).split()[1].decode(), count // 4
        line.sendall(CHUNK)
    return answer or (line.recv(64).split()[1].decode(), mebibytes)


if __name__ == "__main__":
    print(*pour(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])))
