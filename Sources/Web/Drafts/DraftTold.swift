import Kernel
import Performance

/// A draft as programs read it.
struct DraftTold: Encodable {
    let id: String
    let year: Int
    let project: String
    let revision: Int
    let outcome: String?
    /// Set once nobody works on it any more.
    let ended: Ended?
    let savedAt: String
    let savedBy: String
    /// `已保存 10:32`, in the reader's language.
    let state: String
    let fields: [String: String]
    let lines: [Line]
    let disputes: [Rival]
    let deleted: [Gone]
    /// What others changed while the writer was typing.
    let changes: [String]
    let other: String?
    let lint: Lint

    /// A line with its field's texts.
    struct Line: Encodable {
        let id: String
        let values: [String: String]
        let measure: String
    }

    /// A text beside the one that stands.
    struct Rival: Encodable {
        let place: String
        let author: String
        let value: String?
        let words: String
        let take: String
        let keep: String
    }

    /// A line that can come back.
    struct Gone: Encodable {
        let id: String
        let name: String
    }

    /// A draft in a list.
    struct Brief: Encodable {
        let id: String
        let year: Int
        let project: String
        let revision: Int
        let savedAt: String

        init(_ draft: Draft) {
            id = draft.id
            year = draft.year
            project = draft.project
            revision = draft.revision
            savedAt = draft.saved.at.description
        }
    }

    init(_ view: DraftView, saving: DraftSaving? = nil, _ visit: Visit) {
        let (draft, t) = (view.draft, visit.t)
        id = draft.id
        year = draft.year
        project = draft.project
        revision = draft.revision
        outcome = draft.closing?.outcome.rawValue
        ended = draft.closing.map { Ended($0, view, t) }
        savedAt = draft.saved.at.description
        savedBy = view.name(draft.saved.by)
        state = t("draft_saved", draft.saved.at.clockText.prefix5, view.name(draft.saved.by))
        fields = Dictionary(
            uniqueKeysWithValues: DraftField.allCases.map { ($0.rawValue, draft.sheet[$0]) })
        lines = draft.sheet.lines.map { Line($0, view, t) }
        let marks = DraftMarks(view, [], visit)
        disputes = draft.disputes.compactMap { dispute in
            marks.disputes(at: dispute.place).first { $0.key.hasSuffix("@\(dispute.by)") }.map {
                Rival(
                    place: dispute.place.text, author: dispute.by, value: dispute.value,
                    words: $0.words, take: $0.take, keep: $0.keep)
            }
        }
        deleted = draft.deleted.map { Gone(id: $0.line.id, name: $0.line[.name]) }
        changes = (saving?.others ?? view.others).map { t($0.words) }
        other = saving?.other.map(view.name)
        lint = Lint(view, visit)
    }
}

extension DraftTold.Line {
    fileprivate init(_ line: DraftLine, _ view: DraftView, _ t: Strings) {
        id = line.id
        values = Dictionary(
            uniqueKeysWithValues: LineField.allCases.map { ($0.rawValue, line[$0]) })
        measure = view.measure(of: line).map { t("draft_measured_by", t($0)) } ?? ""
    }
}

extension DraftTold {
    /// What was found, and the sums of the weights.
    struct Lint: Encodable {
        let findings: [Finding]
        let counts: String
        let weights: Weights

        /// One finding.
        struct Finding: Encodable {
            let id: String
            let code: String
            let place: String
            let severity: String
            let words: String
            let messageZh: String
            let messageEn: String
            let fix: Fix?
        }

        /// What puts it right.
        struct Fix: Encodable {
            let title: String
            let edits: [Edit]
        }

        /// A place and its new text.
        struct Edit: Encodable {
            let place: String
            let text: String
        }

        /// The running sums, in words.
        struct Weights: Encodable {
            let levels: [Level]
            let total: String
            let rest: String
            let right: Bool
            let sum: String
            /// The weight that each line has where none is typed.
            let defaults: [String]
        }

        /// One first level's sum.
        struct Level: Encodable {
            let words: String
            let right: Bool
        }

        init(_ view: DraftView, _ visit: Visit) {
            let all = view.findings
            findings = all.map { Finding($0, visit) }
            counts = DraftMarks.counts(all, visit.t)
            let sums = DraftWeights(view.sheet)
            let line = DraftPage.WeightLine(sums, visit.t)
            weights = Weights(
                levels: line.levels.map { Level(words: $0.words, right: $0.isRight) },
                total: line.total, rest: line.rest, right: line.isRight, sum: "\(sums.sum)",
                defaults: DraftWeights.defaults(view.sheet).map(\.description))
        }
    }
}

extension DraftTold.Lint.Finding {
    fileprivate init(_ finding: DraftFinding, _ visit: Visit) {
        id = finding.id
        code = finding.code
        place = finding.place.text
        severity = finding.severity.rawValue
        words = visit.say(finding.words)
        messageZh = finding.words.zh
        messageEn = finding.words.en
        fix = finding.fix.map { fix in
            DraftTold.Lint.Fix(
                title: visit.say(fix.title),
                edits: fix.edits.map { .init(place: $0.place.text, text: $0.text) })
        }
    }
}

extension DraftTold {
    /// A line of the library, ready to be put into the form.
    struct Entry: Encodable {
        let name: String
        let about: String
        let values: [String: String]
        let measure: String

        init(_ entry: IndicatorLibrary.Entry, _ view: DraftView, _ visit: Visit) throws {
            let line = try entry.line(id: "x")
            name = entry.name
            about = entry.about(view.draft.year, visit.t)
            values = Dictionary(
                uniqueKeysWithValues: LineField.allCases.map { ($0.rawValue, line[$0]) })
            measure = view.measure(of: line).map { visit.t("draft_measured_by", visit.t($0)) } ?? ""
        }
    }
}
