import Kernel
import Performance

/// What a button of the form does besides saving: `up:<line>`, `fix:<finding>`, `take:<dispute>`.
enum DraftAct: Hashable, Sendable {
    case save
    /// Looks up the library.
    case find
    /// A new line at the end of a first level.
    case add(level: String)
    case up(line: String), down(line: String), copy(line: String), delete(line: String)
    case restore(line: String)
    case fix(finding: String)
    /// Puts a line of the library into the form.
    case entry(key: String)
    /// Chooses between two texts.
    case choose(place: DraftPlace, author: String, takes: Bool)

    init(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        let value = parts.count == 2 ? parts[1] : ""
        self =
            switch parts.first {
            case "add": .add(level: value)
            case "find": .find
            case "up": .up(line: value)
            case "down": .down(line: value)
            case "copy": .copy(line: value)
            case "delete": .delete(line: value)
            case "restore": .restore(line: value)
            case "fix": .fix(finding: value)
            case "entry": .entry(key: value)
            case "take": DraftAct.choice(value, takes: true) ?? .save
            case "keep": DraftAct.choice(value, takes: false) ?? .save
            default: .save
            }
    }

    /// A place and its author, as `<place>@<author>`.
    private static func choice(_ text: String, takes: Bool) -> DraftAct? {
        guard let at = text.firstIndex(of: "@"), let place = DraftPlace(String(text[..<at])) else {
            return nil
        }
        return .choose(
            place: place, author: String(text[text.index(after: at)...]), takes: takes)
    }

    /// The sheet after the act, and where the reader is next.
    func done(
        to sheet: DraftSheet, _ view: DraftView, at instant: Instant
    ) throws -> (sheet: DraftSheet, focus: String?) {
        var sheet = sheet
        let id = Identifier.make(at: instant)
        switch self {
        case .save, .find, .restore: return (sheet, nil)
        case .choose(let place, _, _): return (sheet, place.text)
        case .add(let level):
            sheet.add(DraftLine.empty(id: id, in: level))
            return (sheet, "\(id).name")
        case .entry(let key):
            guard let entry = view.context.library.entries.first(where: { $0.key == key }) else {
                return (sheet, nil)
            }
            sheet.add(try entry.line(id: id))
            return (sheet, "\(id).target")
        case .up(let line): return (sheet.moved(line, by: -1), "\(line).name")
        case .down(let line): return (sheet.moved(line, by: 1), "\(line).name")
        case .copy(let line):
            guard let place = sheet.place(of: line) else { return (sheet, nil) }
            sheet.lines.insert(sheet.lines[place].copy(id: id), at: place + 1)
            return (sheet, "\(id).name")
        case .delete(let line):
            sheet.lines.removeAll { $0.id == line }
            return (sheet, "deleted")
        case .fix(let finding):
            let all = DraftLint(sheet, year: view.draft.year, view.context).findings
            guard let found = all.first(where: { $0.id == finding }), let fix = found.fix else {
                return (sheet, nil)
            }
            return (sheet.with(fix), found.place.text)
        }
    }

    /// What is done once the form is saved.
    func settle(_ id: String, _ desk: DraftDesk, by actor: Actor) async throws {
        switch self {
        case .restore(let line): try await desk.restore(id, line: line, by: actor)
        case .choose(let place, let author, let takes):
            try await desk.settle(id, place, of: author, takes: takes, by: actor)
        default: break
        }
    }
}

extension DraftSheet {
    func place(of line: String) -> Int? { lines.firstIndex { $0.id == line } }

    /// Puts a line behind the last of its first level, or at the end.
    mutating func add(_ line: DraftLine) {
        let last = lines.lastIndex { $0[.level1] == line[.level1] }
        lines.insert(line, at: last.map { $0 + 1 } ?? lines.count)
    }

    func moved(_ line: String, by steps: Int) -> DraftSheet {
        guard let place = place(of: line), lines.indices.contains(place + steps) else {
            return self
        }
        var sheet = self
        sheet.lines.swapAt(place, place + steps)
        return sheet
    }
}

extension DraftLine {
    /// A blank line of a first level, in its first second level.
    static func empty(id: String, in level: String) -> DraftLine {
        var line = DraftLine(id: id)
        let first = IndicatorLevels.first.contains(level) ? level : IndicatorLevels.first[1]
        line[.level1] = first
        line[.level2] = IndicatorLevels.second(of: first).first ?? ""
        return line
    }
}

extension IndicatorLibrary.Entry {
    /// Tells it from the other entries of one library.
    var key: String { [project, level2, name].joined(separator: "|") }
}
