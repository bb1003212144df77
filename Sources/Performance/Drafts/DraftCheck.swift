import Kernel

extension DraftSheet {
    /// The most lines a declaration may have.
    package static let lineLimit = 300

    /// What keeps a draft from being kept; texts that are merely wrong do not.
    var refusals: [Refusal] {
        var refusals: [Refusal] = []
        if lines.count > Self.lineLimit { refusals.append(.tooManyLines(lines.count)) }
        if Set(lines.map(\.id)).count < lines.count { refusals.append(.repeatedLine) }
        if !lines.allSatisfy({ DraftLine.isID($0.id) }) { refusals.append(.badLineID) }
        for (field, text) in fields where text.count > field.limit {
            refusals.append(.tooLong(field.title, text.count, field.limit, DraftPlace(field)))
        }
        for line in lines {
            for (field, text) in line.values where text.count > field.limit {
                refusals.append(
                    .tooLong(field.title, text.count, field.limit, DraftPlace(line.id, field)))
            }
        }
        return refusals.sorted { ($0.place ?? "") < ($1.place ?? "") }
    }
}

extension DraftSheet {
    /// - Throws: `Refusals` for what keeps a draft from being kept, such as too many lines.
    package func mustBeKeepable() throws(Refusals) {
        guard refusals.isEmpty else { throw Refusals(refusals) }
    }
}

extension DraftLine {
    /// Letters, digits and hyphens: ids are also parts of names on a page.
    static func isID(_ text: String) -> Bool {
        (1...64).contains(text.count)
            && text.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "-") || (48...57).contains(byte)
                    || (65...90).contains(byte) || (97...122).contains(byte)
            }
    }
}

extension Refusal {
    fileprivate static func tooManyLines(_ count: Int) -> Refusal {
        Refusal(
            "too_many_lines", "草稿有 \(count) 行指标，最多 \(DraftSheet.lineLimit) 行。",
            "The draft has \(count) lines; at most \(DraftSheet.lineLimit).", at: "lines")
    }

    fileprivate static let repeatedLine = Refusal(
        "repeated_line", "有两行用了同一个编号，请刷新页面后再试。",
        "Two lines have the same id; reload the page and try again.", at: "lines")

    fileprivate static let badLineID = Refusal(
        "bad_line_id", "行的编号只能用字母、数字和连字符，最多 64 个字符。",
        "A line's id has only letters, digits and hyphens, at most 64.", at: "lines")

    fileprivate static func tooLong(
        _ title: Words, _ count: Int, _ limit: Int, _ place: DraftPlace
    ) -> Refusal {
        Refusal(
            "draft_text_too_long", "“\(title.zh)”有 \(count) 字，最多 \(limit) 字。",
            "“\(title.en)” has \(count) characters; at most \(limit).", at: place.text)
    }

    static let noSuchDraft = Refusal(
        "no_such_draft", "没有这份草稿。", "There is no such draft.", conflict: true)

    static func draftClosed(_ outcome: Draft.Outcome) -> Refusal {
        outcome == .stored
            ? Refusal(
                "draft_stored", "这份草稿已经成为正式版本，不能再改；请从该版本另起草稿。",
                "This draft has become a version; open a new draft from it.", conflict: true)
            : Refusal(
                "draft_discarded", "这份草稿已经作废，不能再改。",
                "This draft was discarded and cannot be changed.", conflict: true)
    }

    static func noSuchRevision(_ revision: Int) -> Refusal {
        Refusal(
            "no_such_revision", "草稿没有第 \(revision) 次保存，请刷新页面。",
            "The draft has no revision \(revision); reload the page.", at: "revision",
            conflict: true)
    }

    static let noSuchDispute = Refusal(
        "no_such_dispute", "这一处已经没有要选择的内容。",
        "There is nothing left to choose at this place.", conflict: true)

    static let noSuchLine = Refusal(
        "no_such_line", "找不到被删除的这一行。", "The deleted line cannot be found.",
        conflict: true)

    static let noSuchVersion = Refusal(
        "no_such_version", "没有这一版绩效目标。", "There is no such version.", conflict: true)

    /// A year that is none, or far away.
    package static func badDraftYear(_ text: String) -> Refusal {
        Refusal(
            "bad_year", "年度“\(text)”不对，应在 2000 至 2100 之间。",
            "The year \(text) is not between 2000 and 2100.", at: "year")
    }

    static func notLastYear(_ project: String, _ year: Int) -> Refusal {
        Refusal(
            "nothing_last_year", "\(year) 年度没有项目“\(project)”可以沿用。",
            "There is no project “\(project)” of \(year) to copy.", at: "project")
    }
}
