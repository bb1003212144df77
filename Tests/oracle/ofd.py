"""Reads OFD documents (GB/T 33190-2016) with nothing of ours.

    ofd.py PAPER.ofd PAPER.pdf

Prints what is not as the standard's schema wants it, which letters the embedded fonts do not draw,
and what the OFD document does not say where the PDF says it; nothing when all is well.
"""

import io
import posixpath
import re
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

SPACE = "{http://www.ofdspec.org/2016}"

# The elements that papers use: in which order they stand within another, from the annex's schema.
ORDER = {
    "OFD": "DocBody",
    "DocBody": "DocInfo DocRoot Versions Signatures",
    "DocInfo": "DocID Title Author Subject Abstract CreationDate ModDate DocUsage Cover Keywords "
    "Creator CreatorVersion CustomDatas",
    "Document": "CommonData Pages Outlines Permissions Actions VPreferences Bookmarks Annotations "
    "CustomTags Attachments Extensions",
    "CommonData": "MaxUnitID PageArea PublicRes DocumentRes TemplatePage DefaultCS",
    "PageArea": "PhysicalBox ApplicationBox ContentBox BleedBox",
    "Area": "PhysicalBox ApplicationBox ContentBox BleedBox",
    "Pages": "Page",
    "Res": "Fonts",
    "Fonts": "Font",
    "Font": "FontFile",
    "Page": "Template PageRes Area Content Actions",
    "Content": "Layer",
    "TextObject": "Actions Clips FillColor StrokeColor CGTransform TextCode",
    "PathObject": "Actions Clips StrokeColor FillColor AbbreviatedData",
    "CGTransform": "Glyphs",
}
NEEDED = {
    "OFD": "Version DocType",
    "Res": "BaseLoc",
    "Font": "ID FontName",
    "Layer": "ID",
    "TextObject": "ID Boundary Font Size",
    "PathObject": "ID Boundary",
    "CGTransform": "CodePosition",
}
REQUIRED = {
    "DocBody": "DocInfo DocRoot",
    "DocInfo": "DocID",
    "Document": "CommonData Pages",
    "CommonData": "MaxUnitID PageArea",
    "PageArea": "PhysicalBox",
    "Area": "PhysicalBox",
    "PathObject": "AbbreviatedData",
    "TextObject": "TextCode",
}


def plain(element):
    return element.tag.removeprefix(SPACE)


def numbers(text):
    return [float(number) for number in text.split()]


class Paper:
    """An OFD document of one body."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.start = self.part("OFD.xml")
        self.root = self.find(self.start, "DocRoot").text
        self.document = self.part(self.root)
        self.resources = self.beside(self.root, self.find(self.document, "PublicRes").text)
        self.pages = [
            self.part(self.beside(self.root, page.get("BaseLoc")))
            for page in self.document.iter(SPACE + "Page")
        ]

    def part(self, name):
        return ElementTree.fromstring(self.archive.read(name))

    @staticmethod
    def beside(part, location):
        return posixpath.normpath(posixpath.join(posixpath.dirname(part), location))

    @staticmethod
    def find(element, name):
        return next(element.iter(SPACE + name))

    @property
    def text(self):
        """Everything, in the order in which it is drawn."""
        codes = (code.text or "" for page in self.pages for code in page.iter(SPACE + "TextCode"))
        return "\n".join(codes)

    def parts(self):
        return [self.start, self.document, self.part(self.resources), *self.pages]

    def fonts(self):
        resources = self.part(self.resources)
        folder = self.beside(self.resources, resources.get("BaseLoc"))
        for font in resources.iter(SPACE + "Font"):
            file = posixpath.join(folder, self.find(font, "FontFile").text)
            yield font.get("ID"), io.BytesIO(self.archive.read(file))

    def letters(self, page):
        """Each character of a page with the left end of its base line, in millimetres."""
        for text in page.iter(SPACE + "TextObject"):
            left, top, _, _ = numbers(text.get("Boundary"))
            code = self.find(text, "TextCode")
            x, y = left + float(code.get("X")), top + float(code.get("Y"))
            steps = numbers(code.get("DeltaX") or "")
            for character in code.text:
                yield character, x, y
                x += steps.pop(0) if steps else 0


def wrong_parts(paper):
    """What is not as the schema wants it."""
    if paper.archive.testzip():
        yield f"{paper.archive.testzip()} is damaged"
    for element in (element for part in paper.parts() for element in part.iter()):
        name = plain(element)
        inside = [plain(child) for child in element]
        order = ORDER.get(name, "").split()
        if order and any(child not in order for child in inside):
            yield f"{name} holds {inside}"
        elif order and sorted(inside, key=order.index) != inside:
            yield f"{name} has the order {inside}"
        for child in REQUIRED.get(name, "").split():
            if child not in inside:
                yield f"{name} has no {child}"
        for attribute in NEEDED.get(name, "").split():
            if attribute not in element.keys():
                yield f"{name} has no {attribute}"


def wrong_numbers(paper):
    """Numbers that are given twice, and objects that reach beyond their page."""
    known = [int(page.get("ID")) for page in paper.document.iter(SPACE + "Page")]
    for part in [paper.part(paper.resources), *paper.pages]:
        known += [int(element.get("ID")) for element in part.iter() if element.get("ID")]
    last = int(paper.find(paper.document, "MaxUnitID").text)
    if len(known) != len(set(known)) or max(known) > last:
        yield "numbers are given twice, or beyond the last"
    for page in paper.pages:
        _, _, width, height = numbers(paper.find(page, "PhysicalBox").text)
        for element in page.iter():
            left, top, right, bottom = numbers(element.get("Boundary") or "0 0 0 0")
            if left < 0 or top < 0 or left + right > width + 0.01 or top + bottom > height + 0.01:
                yield f"{plain(element)} {element.get('ID')} reaches beyond its page"


def unseen_letters(paper):
    """Letters that a reader does not find in the embedded font, or that have no outline there."""
    # Whoever imports this file for its text finds `calendar.py` beside it, which these cannot bear.
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.ttLib import TTFont

    fonts = {number: TTFont(file) for number, file in paper.fonts()}
    looks = {number: (font.getGlyphSet(), font.getBestCmap()) for number, font in fonts.items()}
    drawn = {number: set() for number in fonts}
    for page in paper.pages:
        for text in page.iter(SPACE + "TextObject"):
            number, code = text.get("Font"), paper.find(text, "TextCode").text
            named = [one.text.split() for one in text.iter(SPACE + "Glyphs")]
            if named:
                order = fonts[number].getGlyphOrder()
                drawn[number] |= {(code, order[int(glyph)]) for glyph in named[0]}
            else:
                cmap = looks[number][1]
                drawn[number] |= {(one, cmap.get(ord(one), ".notdef")) for one in code}
    for number, letters in drawn.items():
        glyphs = looks[number][0]
        for character, name in sorted(letters):
            pen = BoundsPen(glyphs)
            glyphs[name].draw(pen)
            if name == ".notdef" or (pen.bounds is None and not character.isspace()):
                yield f"font {number} does not draw {character!r} ({name})"


def tight(text):
    return re.sub(r"\s", "", text)


def misplaced_words(paper, pdf):
    """What the PDF says, and the OFD document does not say, or not there."""
    run = {"check": True, "capture_output": True}
    raw = subprocess.run(["pdftotext", "-raw", "-nopgbrk", pdf, "-"], **run).stdout.decode()
    if tight(raw) != tight(paper.text):
        yield "the text is another than the PDF's"
    boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], **run).stdout
    pages = ElementTree.fromstring(boxes).iter("{http://www.w3.org/1999/xhtml}page")
    for number, (page, printed) in enumerate(zip(paper.pages, pages, strict=True), 1):
        places = {}
        for character, x, y in paper.letters(page):
            places.setdefault(character, []).append((x, y))
        for word in printed:
            box = {key: float(value) * 25.4 / 72 for key, value in word.items()}
            if not any(
                abs(x - box["xMin"]) < 0.05 and box["yMin"] < y < box["yMax"]
                for x, y in places.get(word.text[0], [])
            ):
                yield f"page {number}: {word.text} is not at {word.attrib}"


def main():
    paper = Paper(sys.argv[1])
    faults = [*wrong_parts(paper), *wrong_numbers(paper), *unseen_letters(paper)]
    print("\n".join([*faults, *misplaced_words(paper, sys.argv[2])]))


if __name__ == "__main__":
    main()
