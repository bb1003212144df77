"use strict";

// Says what the pages of a paper's PDF draw:
//
//     mutool run draw-pages.js PAPER.pdf FOLDER
//
// writes 0.json, 1.json … into FOLDER, a page each, in points from its upper left corner, and the
// program of each font as its tag with `.otf`. The only pictures on papers are coloured emoji,
// whose characters are letters like others; they are passed over. What papers do not draw is
// refused, so that nothing is left out unsaid. (MuPDF 1.21 knows ECMAScript 5.)

var paper = new Document(scriptArgs[0]);
var folder = scriptArgs[1];
// By their tags: their names, and which text each of their glyphs stands for.
var fonts = {};

function refuse(what) {
    throw new Error("no paper draws " + what);
}

function placed(x, y, matrix) {
    return [
        matrix[0] * x + matrix[2] * y + matrix[4],
        matrix[1] * x + matrix[3] * y + matrix[5],
    ];
}

// The left, upper, right and lower edge of four corners.
function rectangle(corners) {
    var across = corners.map(function (corner) { return corner[0]; });
    var down = corners.map(function (corner) { return corner[1]; });
    corners.forEach(function (corner, index) {
        var next = corners[(index + 1) % corners.length];
        if (corners.length > 4 || (corner[0] !== next[0] && corner[1] !== next[1]))
            refuse("what is no rectangle");
    });
    return [
        Math.min.apply(null, across), Math.min.apply(null, down),
        Math.max.apply(null, across), Math.max.apply(null, down),
    ];
}

function rectangles(path, matrix) {
    var found = [];
    path.walk({
        moveTo: function (x, y) { found.push([placed(x, y, matrix)]); },
        lineTo: function (x, y) { found[found.length - 1].push(placed(x, y, matrix)); },
        curveTo: function () { refuse("curves"); },
        closePath: function () {},
    });
    return found.map(rectangle);
}

function plain(colour, alpha) {
    if (colour.length !== 3 || alpha !== 1) refuse("in such a colour");
    return colour;
}

// Which text a map gives to each glyph, as UTF-16 in hexadecimal. MuPDF's own reading of it leaves
// out long texts, and cuts characters beyond the first plane in two.
function texts(map) {
    var source = "";
    for (var i = 0; i < map.length; i++) source += String.fromCharCode(map[i]);
    var found = {};
    source.replace(/<([0-9a-f]{4})> <([0-9a-f]*)>/gi, function (line, glyph, text) {
        found[parseInt(glyph, 16)] = text;
    });
    return found;
}

// A page's resources call a font by the tag that stands before its name.
function fontTag(font, resources) {
    var tag = font.getName().split("+")[0];
    if (fonts[tag]) return tag;
    var known = resources[tag];
    var descriptor = known.DescendantFonts[0].FontDescriptor;
    (descriptor.FontFile3 || descriptor.FontFile2).readStream().save(folder + "/" + tag + ".otf");
    fonts[tag] = {
        name: descriptor.FontName.asName().split("+")[1],
        family: descriptor.FontFamily.asString(),
        texts: texts(known.ToUnicode.readStream()),
    };
    return tag;
}

// The letters of a text; those that follow each other in one font and size are a run.
function runs(text, matrix, colour, resources) {
    var found = [];
    text.walk({
        showGlyph: function (font, place, glyph) {
            // The further characters of a ligature.
            if (glyph < 0) return;
            if (place[1] || place[2] || matrix[1] || matrix[2]) refuse("turned letters");
            var tag = fontTag(font, resources);
            var size = place[0] * matrix[0];
            var run = found[found.length - 1];
            if (!run || run.font.tag !== tag || run.size !== size) {
                var known = { tag: tag, name: fonts[tag].name, family: fonts[tag].family };
                run = { font: known, size: size, colour: colour, glyphs: [] };
                found.push(run);
            }
            var at = placed(place[4], place[5], matrix);
            run.glyphs.push({
                number: glyph, x: at[0], y: at[1], width: font.advanceGlyph(glyph, 0) * size,
                text: fonts[tag].texts[glyph] || "",
            });
        },
    });
    return found;
}

// What a page draws, in its order.
function marks(number, size, resources) {
    var found = [];
    // Which parts of the page are seen.
    var clips = [[0, 0, size.width, size.height]];
    var device = {
        clipPath: function (path, isEvenOdd, matrix) {
            var areas = rectangles(path, matrix);
            if (areas.length !== 1) refuse("through several holes");
            clips.push(areas[0]);
        },
        // Through the picture's own shape.
        clipImageMask: function () { clips.push(clips[clips.length - 1]); },
        fillImage: function () {},
        popClip: function () { clips.pop(); },
        fillPath: function (path, isEvenOdd, matrix, space, colour, alpha) {
            var areas = rectangles(path, matrix);
            colour = plain(colour, alpha);
            found.push({ fill: { rectangles: areas, clips: clips.slice(), colour: colour } });
        },
        fillText: function (text, matrix, space, colour, alpha) {
            runs(text, matrix, plain(colour, alpha), resources).forEach(function (run) {
                found.push({ run: run });
            });
        },
    };
    [
        "strokePath", "clipStrokePath", "strokeText", "clipText", "clipStrokeText", "fillShade",
        "fillImageMask", "beginMask", "beginGroup", "beginTile",
    ].forEach(function (call) { device[call] = function () { refuse("with " + call); }; });
    paper.loadPage(number).run(device, [1, 0, 0, 1, 0, 0]);
    return found;
}

for (var number = 0; number < paper.countPages(); number++) {
    var page = paper.findPage(number);
    var box = page.MediaBox;
    var size = { width: box[2] - box[0], height: box[3] - box[1] };
    var file = new Buffer();
    file.write(JSON.stringify({
        width: size.width, height: size.height,
        marks: marks(number, size, page.Resources.Font),
    }));
    file.save(folder + "/" + number + ".json");
}
