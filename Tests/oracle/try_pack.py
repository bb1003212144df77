#!/usr/bin/env python3
"""Tries to get forged packs past check_pack.py; prints what each was told, fails if one passes.

    try_pack.py PACK.zip [--flips 200] [--seed 1] [--insider SIGNING_KEY_FILE]

The pack itself has to be sound. Then single bytes of it are changed, one at a time; then it is
forged with the ZIP and the manifest made right again, first without, then with a key of the
forger's own, and with --insider with the centre's.
"""
import argparse
import base64
import hashlib
import io
import json
import pathlib
import random
import sys
import tempfile
import zipfile

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import check_pack


def verdict(data, key=None):
    """None when the pack passes, else what is said to be wrong."""
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(data)
        file.flush()
        try:
            check_pack.check(file.name, key)
        except check_pack.Wrong as wrong:
            return str(wrong)
        except (KeyError, TypeError, IndexError, ValueError, AttributeError) as error:
            return f"not laid out as it should be: {error!r}"
    return None


def flips(data, count, seed):
    """Changes one byte at a time, everywhere in the ZIP's own structure and here and there."""
    chance = random.Random(seed)
    ends = list(range(0, 64)) + list(range(len(data) - 120, len(data)))
    places = ends + [chance.randrange(len(data)) for _ in range(count)]
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        if verdict(bytes(changed)) is None:
            sys.exit(f"PASSED: the byte {place} was changed")
    return len(places)


def pack(files):
    """A ZIP of the files whose comment is right."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(files):
            target.writestr(name, files[name])
    data = buffer.getvalue()[:-2] + (71).to_bytes(2, "little")
    return data + b"sha256:" + hashlib.sha256(data).hexdigest().encode()


def signed(files, key):
    """The manifest made right, and signed with a key of the forger's own."""
    manifest = json.loads(files["manifest.json"])
    for each in manifest["files"]:
        data = files[each["path"]]
        each["bytes"], each["sha256"] = len(data), hashlib.sha256(data).hexdigest()
    public = base64.b64encode(
        key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
    files["manifest.json"] = json.dumps(manifest, ensure_ascii=False).encode()
    signature = key.sign(check_pack.PREFIX + files["manifest.json"])
    files["manifest.sig"] = json.dumps({
        "algorithm": "Ed25519", "public_key": public,
        "signature": base64.b64encode(signature).decode()}).encode()
    return files


def changed_line(data, change, pick=0):
    lines = [json.loads(line) for line in data.splitlines()]
    change(lines[pick])
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def measured(data):
    """The place of a figure that has a value."""
    return next(i for i, each in enumerate(json.loads(data)) if each["value"])


def forgeries(files):
    """What a forger would like to say, by name."""
    def with_file(name, data):
        return {**files, name: data}

    observations = files["evidence/observations.jsonl"]
    entries = files["evidence/entries.jsonl"]
    figures = json.loads(files["evidence/figures.json"])
    place = measured(files["evidence/figures.json"])
    figures[place]["value"] = "999/1"
    report = json.loads(files["evidence/report.json"])
    report["projects"][0]["indicators"][0]["actual"] = "999"
    lower = [dict(x) for x in json.loads(files["evidence/figures.json"])]
    lower[0]["target"] = "1"
    yield "an amount", with_file("evidence/observations.jsonl", changed_line(
        observations, lambda x: x.update(amount="999")))
    yield "an observation left out", with_file(
        "evidence/observations.jsonl", b"".join(observations.splitlines(True)[1:]))
    yield "an entry's text", with_file("evidence/entries.jsonl", changed_line(
        entries, lambda x: x.update(detail=x["detail"].replace("}", " }", 1)), 1))
    yield "an entry left out", with_file(
        "evidence/entries.jsonl", b"".join(entries.splitlines(True)[1:]))
    yield "a figure", with_file("evidence/figures.json", json.dumps(figures).encode())
    yield "a target", with_file("evidence/figures.json", json.dumps(lower).encode())
    yield "the report", with_file("evidence/report.json", json.dumps(report).encode())
    if files["evidence/tree.jsonl"]:
        yield "the tree", with_file("evidence/tree.jsonl", changed_line(
            files["evidence/tree.jsonl"], lambda x: x.update(hash="00" * 32)))
    yield "a file that nobody lists", with_file("evidence/zz.txt", b"hello")
    for name in files:
        if name.startswith("evidence/papers/"):
            yield "a paper", with_file(name, b"another paper")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("pack")
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--insider")
    parser.add_argument("--list", action="store_true", help="print the digests of its files")
    options = parser.parse_args()
    insider = options.insider and Ed25519PrivateKey.from_private_bytes(
        pathlib.Path(options.insider).read_bytes())
    data = pathlib.Path(options.pack).read_bytes()
    if options.list:
        for name, content in check_pack.open_pack(options.pack).items():
            if not name.startswith("manifest"):
                print(name, hashlib.sha256(content).hexdigest())
        return 0
    wrong = verdict(data)
    if wrong:
        sys.exit(f"the pack is not sound to begin with: {wrong}")
    files = check_pack.open_pack(options.pack)
    trusted = json.loads(files["manifest.sig"])["public_key"]
    if verdict(pack(dict(files)), trusted):
        sys.exit("the same files in another ZIP are not sound")
    count = flips(data, options.flips, options.seed)
    print(f"{count} changed bytes were noticed")
    key = Ed25519PrivateKey.generate()
    for name, forged in forgeries(files):
        unsigned = verdict(pack(dict(forged)))
        own = verdict(pack(signed(dict(forged), key)))
        other = verdict(pack(signed(dict(forged), key)), trusted)
        inside = verdict(pack(signed(dict(forged), insider)), trusted) if insider else own
        for said in (unsigned, own, other, inside):
            # What no figure rests on, whoever holds the centre's key may add.
            if said is None and not (said is inside and name == "a file that nobody lists"):
                sys.exit(f"PASSED: {name}")
        print(f"{name}: {inside}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
