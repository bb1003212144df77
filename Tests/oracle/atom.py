#!/usr/bin/env python3
"""Checks that a file is an Atom feed as RFC 4287, section 4, demands: atom.py FEED.xml"""
import re
import sys
import xml.etree.ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([.]\d+)?(Z|[+-]\d\d:\d\d)")
IRI = re.compile(r"(urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|https?://\S+)")


def need(condition, message):
    if not condition:
        sys.exit(f"WRONG: {message}")


def one(element, name):
    found = element.findall(ATOM + name)
    need(len(found) == 1, f"{element.tag} has {len(found)} of {name}")
    need((found[0].text or "").strip(), f"{name} is empty")
    return found[0].text.strip()


def common(element):
    need(IRI.fullmatch(one(element, "id")), "an id is no IRI")
    need(MOMENT.fullmatch(one(element, "updated")), "updated is no moment of RFC 3339")
    one(element, "title")
    for link in element.findall(ATOM + "link"):
        need(link.get("href"), "a link leads nowhere")
        need(re.fullmatch(r"(https?://|/)\S*", link.get("href")), "a link is no address")


def main():
    feed = ET.parse(sys.argv[1]).getroot()
    need(feed.tag == ATOM + "feed", "the root is no feed")
    common(feed)
    entries = feed.findall(ATOM + "entry")
    need(feed.find(ATOM + "author") is not None
         or all(x.find(ATOM + "author") is not None for x in entries), "there is no author")
    need(any(x.get("rel") == "self" for x in feed.findall(ATOM + "link")), "no link to itself")
    ids = []
    for entry in entries:
        common(entry)
        ids.append(one(entry, "id"))
        need(entry.find(ATOM + "content") is not None
             or any(x.get("rel", "alternate") == "alternate" for x in entry.findall(ATOM + "link")),
             "an entry has neither content nor a link to it")
        if entry.find(ATOM + "published") is not None:
            need(MOMENT.fullmatch(one(entry, "published")), "published is no moment")
    need(len(set(ids)) == len(ids), "two entries have one id")
    print(f"SOUND: {len(entries)} entries")


main()
