#!/usr/bin/env python3
"""A small reader of RFC 5545, independent of the program: checks a calendar and prints it as JSON.

Names the first thing that is not as the standard says: line ends, octets in a line, UTF-8 cut by
folding, unescaped text, missing or repeated properties, times without their zone.
"""
import datetime
import json
import re
import sys

ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "STATUS", "TRANSP"}
NAME = re.compile(r"^([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^:;,\"]+)*):(.*)$", re.S)


class Unsound(Exception):
    pass


def unfold(data):
    if not data.endswith(b"\r\n"):
        raise Unsound("the last line does not end with CR and LF")
    lines = data[:-2].split(b"\r\n")
    for line in lines:
        if b"\n" in line or b"\r" in line:
            raise Unsound("a line end without CR or LF")
        if len(line) > 75:
            raise Unsound(f"a line of {len(line)} octets")
        line.decode("utf-8")
    whole = []
    for line in lines:
        if line[:1] in (b" ", b"\t"):
            if not whole:
                raise Unsound("the first line is folded")
            whole[-1] += line[1:]
        else:
            whole.append(line)
    return [line.decode("utf-8") for line in whole]


def read_property(line):
    found = NAME.match(line)
    if not found:
        raise Unsound(f"not a property: {line!r}")
    parameters = dict(part.split("=", 1) for part in found[2].split(";") if part)
    return found[1], parameters, found[3]


def text(value):
    if re.search(r"(?<!\\)(?:\\\\)*[;,]", value):
        raise Unsound(f"unescaped text: {value!r}")
    out, rest = "", iter(value)
    for character in rest:
        if character != "\\":
            out += character
            continue
        after = next(rest, None)
        if after not in ("\\", ";", ",", "n", "N"):
            raise Unsound(f"unknown escape \\{after}")
        out += "\n" if after in "nN" else after
    return out


def numbers(value, shape):
    found = re.fullmatch(shape, value)
    if not found:
        raise Unsound(f"not a time: {value}")
    return [int(part) for part in found.groups()]


DATE = r"([0-9]{4})([0-9]{2})([0-9]{2})"
CLOCK = r"T([0-9]{2})([0-9]{2})([0-9]{2})"


def moment(parameters, value, zones):
    if parameters.get("VALUE") == "DATE":
        return datetime.date(*numbers(value, DATE)).isoformat()
    if value.endswith("Z"):
        return datetime.datetime(*numbers(value, DATE + CLOCK + "Z")).isoformat() + "Z"
    zone = parameters.get("TZID")
    if zone not in zones:
        raise Unsound(f"a time in no known zone: {value}")
    return datetime.datetime(*numbers(value, DATE + CLOCK)).isoformat() + zones[zone]


def component(lines, place):
    """One component from its BEGIN on: its name, properties, parts, and where it ends."""
    name = lines[place][6:]
    properties, parts, place = [], [], place + 1
    while place < len(lines):
        line = lines[place]
        if line == f"END:{name}":
            return {"name": name, "properties": properties, "parts": parts}, place + 1
        if line.startswith("BEGIN:"):
            part, place = component(lines, place)
            parts.append(part)
        else:
            properties.append(read_property(line))
            place += 1
    raise Unsound(f"{name} does not end")


def event(found, zones):
    seen, told = set(), {}
    for name, parameters, value in found["properties"]:
        if name in ONCE and name in seen:
            raise Unsound(f"{name} twice")
        seen.add(name)
        if name in ("DTSTAMP", "DTSTART", "DTEND"):
            told[name.lower()] = moment(parameters, value, zones)
        elif name in ("SUMMARY", "DESCRIPTION"):
            told[name.lower()] = text(value)
        else:
            told[name.lower()] = value
    missing = {"UID", "DTSTAMP", "DTSTART"} - seen
    if missing:
        raise Unsound(f"an event without {sorted(missing)}")
    if told.get("dtend", "9") <= told["dtstart"]:
        raise Unsound("an event that ends before it begins")
    return told


def calendar(data):
    whole, end = component(unfold(data), 0)
    if whole["name"] != "VCALENDAR" or end != len(unfold(data)):
        raise Unsound("not one calendar")
    own = {name: value for name, _, value in whole["properties"]}
    if own.get("VERSION") != "2.0" or not own.get("PRODID"):
        raise Unsound("no VERSION 2.0 or no PRODID")
    zones = {}
    for part in whole["parts"]:
        if part["name"] == "VTIMEZONE":
            name = next(v for n, _, v in part["properties"] if n == "TZID")
            offset = next(v for n, _, v in part["parts"][0]["properties"] if n == "TZOFFSETTO")
            zones[name] = f"{offset[:3]}:{offset[3:]}"
    events = [event(x, zones) for x in whole["parts"] if x["name"] == "VEVENT"]
    if len({x["uid"] for x in events}) != len(events):
        raise Unsound("a UID twice")
    return {"name": text(own.get("NAME", "")), "events": events}


if __name__ == "__main__":
    try:
        print(json.dumps(calendar(sys.stdin.buffer.read()), ensure_ascii=False, sort_keys=True))
    except (Unsound, UnicodeDecodeError) as fault:
        sys.exit(f"not a calendar: {fault}")
