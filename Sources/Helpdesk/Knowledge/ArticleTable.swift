import Foundation
import Kernel

/// Articles as a CSV or JSON file brings them.
package struct ArticleTable: Sendable {
    /// Each article with where it stands in the file: `line 7`, `item 7`.
    package let lines: [Line]

    /// One article of a file.
    package struct Line: Hashable, Sendable {
        package let place: String
        /// Empty for one that is to be made up.
        package let code: String
        package let draft: ArticleDraft
    }

    package static let columns = [
        "code", "question", "variants", "answer", "topic", "source_kind", "source_title",
        "source_place", "valid_from", "valid_through", "owner",
    ]

    /// Reads UTF-8 text, with or without a byte-order mark; ways of asking are separated by `|`
    /// or line ends.
    ///
    /// - Throws: `Refusals` for a file without the columns, or with lines that are not cut well.
    package init(csv text: String) throws {
        let all = try CSV.lines(text)
        guard let header = all.first else { throw Refusals([.noArticles]) }
        guard header.fields.map({ $0.lowercased() }) == Self.columns else {
            throw Refusals([.wrongArticleColumns(header.fields)])
        }
        let rows = all.dropFirst().filter { $0.fields != [""] }
        let faults = rows.filter { $0.fields.count != Self.columns.count }
            .map { Refusal.wrongArticleFields($0.fields.count, line: $0.number) }
        guard faults.isEmpty else { throw Refusals(faults) }
        lines = rows.map { row in
            let values = Dictionary(
                zip(Self.columns, row.fields), uniquingKeysWith: { first, _ in first })
            return Line(
                place: "line \(row.number)", code: values["code"] ?? "",
                draft: ArticleDraft(values))
        }
    }

    /// Reads a JSON array of objects with the columns' names; ways of asking are an array.
    ///
    /// - Throws: `Refusals` for what does not read as that.
    package init(json data: Data) throws {
        do {
            let items = try JSONDecoder().decode([Item].self, from: data)
            lines = items.enumerated().map { $1.line("item \($0 + 1)") }
        } catch {
            throw Refusals([.articlesDoNotRead])
        }
    }

    /// An article in the order of the columns, as it can be read again.
    package static func fields(_ version: ArticleVersion) -> [String] {
        let draft = ArticleDraft(version.text)
        return [
            version.article, draft.question, draft.variants.joined(separator: "|"), draft.answer,
            draft.topic, draft.sourceKind, draft.sourceTitle, draft.sourcePlace,
            draft.validFrom, draft.validThrough, draft.owner,
        ]
    }

    /// The articles as CSV.
    package static func csv(_ versions: [ArticleVersion]) -> String {
        ([columns] + versions.map(fields))
            .map { $0.map(CSV.field).joined(separator: ",") + "\n" }.joined()
    }
}

/// An article of a JSON file.
private struct Item: Decodable {
    let code: String?
    let question: String
    let variants: [String]?
    let answer: String
    let topic: String
    let sourceKind: String
    let sourceTitle: String
    let sourcePlace: String
    let validFrom: String
    let validThrough: String?
    let owner: String

    private enum CodingKeys: String, CodingKey {
        case code, question, variants, answer, topic, owner
        case sourceKind = "source_kind"
        case sourceTitle = "source_title"
        case sourcePlace = "source_place"
        case validFrom = "valid_from"
        case validThrough = "valid_through"
    }

    func line(_ place: String) -> ArticleTable.Line {
        ArticleTable.Line(
            place: place, code: code ?? "",
            draft: ArticleDraft(
                question: question, variants: variants ?? [], answer: answer, topic: topic,
                sourceKind: sourceKind, sourceTitle: sourceTitle, sourcePlace: sourcePlace,
                validFrom: validFrom, validThrough: validThrough ?? "", owner: owner))
    }
}

extension ArticleDraft {
    /// The fields of a line by the names of their columns.
    fileprivate init(_ values: [String: String]) {
        func text(_ name: String) -> String { values[name] ?? "" }
        let ways = text("variants").split { $0 == "|" || $0.isNewline }.map(String.init)
        self.init(
            question: text("question"), variants: ways, answer: text("answer"),
            topic: text("topic"), sourceKind: text("source_kind"),
            sourceTitle: text("source_title"), sourcePlace: text("source_place"),
            validFrom: text("valid_from"), validThrough: text("valid_through"),
            owner: text("owner"))
    }
}

extension Refusal {
    fileprivate static let noArticles = Refusal(
        "empty_table", "文件是空的；第一行应为：\(ArticleTable.columns.joined(separator: ","))。",
        """
        The file is empty; its first line should be \
        \(ArticleTable.columns.joined(separator: ",")).
        """, at: "line 1")

    fileprivate static func wrongArticleColumns(_ found: [String]) -> Refusal {
        let wanted = ArticleTable.columns.joined(separator: ",")
        let found = found.joined(separator: ",").prefix(200)
        return Refusal(
            "wrong_columns", "第 1 行的列名是“\(found)”，应为“\(wanted)”。",
            "Line 1 has the columns “\(found)”; expected “\(wanted)”.", at: "line 1")
    }

    fileprivate static func wrongArticleFields(_ count: Int, line: Int) -> Refusal {
        Refusal(
            "wrong_field_count", "这一行有 \(count) 列，应有 \(ArticleTable.columns.count) 列。",
            "This line has \(count) fields; expected \(ArticleTable.columns.count).",
            at: "line \(line)")
    }

    fileprivate static let articlesDoNotRead = Refusal(
        "articles_do_not_read", "文件不是约定格式的 JSON 条目列表。",
        "The file is not a JSON list of articles with the agreed fields.", at: "line 1")
}
