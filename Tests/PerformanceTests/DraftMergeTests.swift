import Kernel
import Performance
import Testing
import TestStores

/// Sheets that tests write in short: fields, and lines as `id=name`.
func sheet(_ lines: [String], project: String = "", goal: String = "") -> DraftSheet {
    var sheet = DraftSheet()
    sheet[.project] = project
    sheet[.goalAnnual] = goal
    sheet.lines = lines.map { text in
        let parts = text.split(separator: "=").map(String.init)
        var line = DraftLine(id: parts[0])
        line[.name] = parts.count > 1 ? parts[1] : ""
        line[.target] = parts.count > 2 ? parts[2] : ""
        return line
    }
    return sheet
}

extension DraftSheet {
    /// The lines as tests write them.
    var short: [String] {
        lines.map { line in
            [line.id, line[.name], line[.target]].filter { !$0.isEmpty }.joined(separator: "=")
        }
    }
}

/// Two people's work on one draft, made one.
@Suite struct DraftMergeTests {
    /// What each side made of the same lines, and what should come of it.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let base: [String]
        let mine: [String]
        let theirs: [String]
        let merged: [String]
        var clashes: [String] = []

        init(
            _ name: String, _ base: [String], _ mine: [String], _ theirs: [String],
            _ merged: [String], clashes: [String] = []
        ) {
            testDescription = name
            (self.base, self.mine, self.theirs) = (base, mine, theirs)
            (self.merged, self.clashes) = (merged, clashes)
        }
    }

    static let cases = [
        Case("nobody changes", ["a", "b"], ["a", "b"], ["a", "b"], ["a", "b"]),
        Case("both add", ["a"], ["a", "m"], ["t", "a"], ["t", "a", "m"]),
        Case("both add at one place", ["a"], ["a", "m"], ["a", "t"], ["a", "m", "t"]),
        Case("one deletes", ["a", "b"], ["a"], ["a", "b"], ["a"]),
        Case("the other deletes", ["a", "b"], ["a", "b"], ["b"], ["b"]),
        Case("both delete", ["a", "b"], ["a"], ["a"], ["a"]),
        Case(
            "two lines are renamed", ["a=1", "b=2"], ["a=9", "b=2"], ["a=1", "b=8"],
            ["a=9", "b=8"]),
        Case(
            "two fields of a line", ["a=1=5"], ["a=9=5"], ["a=1=6"], ["a=9=6"]),
        Case(
            "one renames, one moves", ["a=1", "b", "c"], ["a=9", "b", "c"], ["b", "c", "a=1"],
            ["b", "c", "a=9"]),
        Case(
            "each moves another", ["a", "b", "c", "d"], ["b", "c", "d", "a"],
            ["d", "a", "b", "c"], ["d", "b", "c", "a"]),
        Case(
            "both move alike", ["a", "b", "c"], ["c", "a", "b"], ["c", "a", "b"],
            ["c", "a", "b"]),
        Case(
            "one field, two texts", ["a=1"], ["a=2"], ["a=3"], ["a=2"],
            clashes: ["a.name: 3, theirs"]),
        Case("both write the same", ["a=1"], ["a=2"], ["a=2"], ["a=2"]),
        Case(
            "I delete what they changed", ["a=1", "b"], ["b"], ["a=2", "b"], ["a=2", "b"],
            clashes: ["a.: deleted, mine"]),
        Case(
            "they delete what I changed", ["a=1", "b"], ["a=2", "b"], ["b"], ["a=2", "b"],
            clashes: ["a.: deleted, theirs"]),
        Case(
            "a line moved behind one that is deleted", ["a", "b", "c"], ["b", "a", "c"],
            ["a", "c"], ["a", "c"]),
    ]

    @Test(arguments: cases)
    func `changes that do not touch each other all survive`(each: Case) {
        let merge = DraftMerge(
            base: sheet(each.base), mine: sheet(each.mine), theirs: sheet(each.theirs))
        #expect(merge.sheet.short == each.merged)
        #expect(
            merge.clashes.map {
                "\($0.place.text): \($0.other ?? "deleted"), \($0.isMine ? "mine" : "theirs")"
            } == each.clashes)
    }

    @Test func `fields above the lines merge one by one`() {
        let base = sheet([], project: "甲", goal: "一")
        let merge = DraftMerge(
            base: base, mine: sheet([], project: "乙", goal: "一"),
            theirs: sheet([], project: "甲", goal: "二"))
        #expect(merge.sheet == sheet([], project: "乙", goal: "二") && merge.clashes.isEmpty)
        let clash = DraftMerge(
            base: base, mine: sheet([], project: "甲", goal: "三"),
            theirs: sheet([], project: "甲", goal: "二"))
        #expect(clash.sheet[.goalAnnual] == "三")
        #expect(clash.clashes.map(\.other) == ["二"])
        #expect(clash.clashes.map(\.place) == [DraftPlace(.goalAnnual)])
    }

    @Test func `places read as they are written`() {
        for place in [DraftPlace(.goalAnnual), DraftPlace("a1", .name), DraftPlace("a1", nil)] {
            #expect(DraftPlace(place.text) == place)
        }
        for text in ["", "nothing", ".name", "a1.nothing"] { #expect(DraftPlace(text) == nil) }
    }

    @Test func `what changed is told in both languages`() {
        let changes = sheet(["a=1=5", "b", "c"], project: "甲")
            .changes(to: sheet(["c", "a=1=6", "d=新"], project: "乙"))
        #expect(
            changes.map(\.words.zh) == [
                "项目名称：甲 → 乙", "移动 1", "1 · 指标值：5 → 6", "新增 新", "删除 未命名的指标",
            ])
        #expect(changes.last?.words.en == "deleted unnamed indicator")
    }
}

/// Random work of two people, thousands of times.
@Suite struct DraftMergePropertyTests {
    /// What one person may do to a sheet: write, rename, add, delete, move.
    private func worked(on start: DraftSheet, _ side: String, _ random: inout SeededRandom)
        -> DraftSheet
    {
        var sheet = start
        for step in 0..<random.roll(0...6) {
            let index = sheet.lines.isEmpty ? 0 : random.below(sheet.lines.count)
            switch random.below(sheet.lines.isEmpty ? 2 : 6) {
            case 0: sheet[random.pick(DraftField.allCases)] = "\(side)\(random.below(3))"
            case 1:
                var line = DraftLine(id: "\(side)\(step)")
                line[.name] = "新\(side)\(step)"
                sheet.lines.insert(line, at: random.below(sheet.lines.count + 1))
            case 2: sheet.lines.remove(at: index)
            case 3:
                let line = sheet.lines.remove(at: index)
                sheet.lines.insert(line, at: random.below(sheet.lines.count + 1))
            default:
                sheet.lines[index][random.pick(LineField.allCases)] = "\(side)\(random.below(3))"
            }
        }
        return sheet
    }

    private func base(_ random: inout SeededRandom) -> DraftSheet {
        var base = sheet((0..<random.roll(0...8)).map { "l\($0)=名\($0)=\(random.below(9))" })
        for field in DraftField.allCases where random.happens(perMille: 300) {
            base[field] = "b"
        }
        return base
    }

    @Test(arguments: 0..<2000 as Range<UInt64>)
    func `no line and no text of either side is lost`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let base = base(&random)
        let mine = worked(on: base, "m", &random)
        let theirs = worked(on: base, "t", &random)
        let merge = DraftMerge(base: base, mine: mine, theirs: theirs)
        let ids = merge.sheet.lines.map(\.id)
        #expect(Set(ids).count == ids.count)
        for (side, other) in [(mine, theirs), (theirs, mine)] {
            for line in side.lines where !ids.contains(line.id) {
                // Only what the other deleted and this side left alone.
                #expect(base.line(line.id) == line && other.line(line.id) == nil)
            }
            for field in DraftField.allCases where side[field] != base[field] {
                #expect(isKept(side[field], DraftPlace(field), merge))
            }
            for line in side.lines {
                for field in LineField.allCases
                where line[field] != base.line(line.id)?[field] ?? "" {
                    #expect(isKept(line[field], DraftPlace(line.id, field), merge))
                }
            }
        }
    }

    private func isKept(_ text: String, _ place: DraftPlace, _ merge: DraftMerge) -> Bool {
        merge.sheet.text(at: place) == text
            || merge.clashes.contains { $0.place == place && $0.other == text }
    }

    @Test(arguments: 0..<2000 as Range<UInt64>)
    func `alone it is mine, and without a clash both orders come to the same`(seed: UInt64) {
        var random = SeededRandom(seed: seed, for: "symmetry")
        let base = base(&random)
        let mine = worked(on: base, "m", &random)
        let theirs = worked(on: base, "t", &random)
        #expect(DraftMerge(base: base, mine: mine, theirs: base).sheet == mine)
        #expect(DraftMerge(base: base, mine: base, theirs: theirs).sheet == theirs)
        #expect(DraftMerge(base: base, mine: mine, theirs: mine).sheet == mine)
        let one = DraftMerge(base: base, mine: mine, theirs: theirs)
        let two = DraftMerge(base: base, mine: theirs, theirs: mine)
        #expect(one.sheet.lines.map(\.id) == two.sheet.lines.map(\.id))
        if one.clashes.isEmpty { #expect(one.sheet == two.sheet) }
    }
}
