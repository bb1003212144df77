import Kernel

/// 问卷: questions for an audience, open for a time.
package struct Survey: Hashable, Sendable {
    package let id: String
    package let title: String
    package let introduction: String
    package let audience: Audience
    /// Whether nobody can tell who gave which answer; fixed when the survey is made.
    package let isAnonymous: Bool
    package let opensOn: Day
    package let closesOn: Day
    /// Valid answers below which there is no figure.
    package let minimumSample: Int
    /// Valid answers below which a group is not shown by itself.
    package let smallGroup: Int
    package internal(set) var state: State
    /// The journal entry at which the minimum sample was reached.
    package internal(set) var countedFrom: Int64?
    package let questions: [Question]
    package let sequence: Int64

    /// Whether it can still be changed, be answered, or neither.
    package enum State: String, CaseIterable, Sendable {
        case draft, open, closed

        package var title: Words {
            switch self {
            case .draft: Words("编制中", "Draft")
            case .open: Words("已开放", "Open")
            case .closed: Words("已结束", "Closed")
            }
        }
    }

    /// The subject by which the journal names it.
    package var subject: Subject { Subject("satisfaction.survey", id) }

    /// The question whose grade counts.
    package var overall: Question? { questions.first(where: \.isOverall) }

    /// Whether answers are taken on a day.
    package func takesAnswers(on day: Day) -> Bool {
        state == .open && opensOn <= day && day <= closesOn
    }
}

extension Survey {
    mutating func open() throws(Refusal) {
        guard state == .draft else { throw .notADraft }
        guard overall != nil else { throw .noOverall }
        state = .open
    }

    mutating func close() throws(Refusal) {
        guard state == .open else { throw .notOpen }
        state = .closed
    }

    /// - Throws: `Refusal` once it was opened, since answers must be to the same questions.
    func mustBeDraft() throws(Refusal) { guard state == .draft else { throw .notADraft } }

    /// - Throws: `Refusal` with the reason when no answers are taken on the day.
    func mustTakeAnswers(on day: Day) throws(Refusal) {
        guard state != .draft, day >= opensOn else { throw .notOpenYet(opensOn) }
        guard takesAnswers(on: day) else { throw .surveyOver(closesOn) }
    }
}

/// A survey as it was typed.
package struct SurveyDraft: Hashable, Sendable {
    package var title: String
    package var introduction: String
    package var audience: String
    package var isAnonymous: Bool
    package var opensOn: String
    package var closesOn: String
    /// Empty for what the rules say.
    package var minimumSample: String

    package init(
        title: String, introduction: String = "", audience: String, isAnonymous: Bool = true,
        opensOn: String, closesOn: String, minimumSample: String = ""
    ) {
        self.title = title
        self.introduction = introduction
        self.audience = audience
        self.isAnonymous = isAnonymous
        self.opensOn = opensOn
        self.closesOn = closesOn
        self.minimumSample = minimumSample
    }
}

extension SurveyDraft {
    /// - Throws: `Refusals`, one for each field that is not in order.
    func checked(
        id: String, sequence: Int64, _ rules: SatisfactionRules
    ) throws(Refusals) -> Survey {
        var faults: [Refusal] = []
        faults.check(title, "title", "标题", "title", limit: 100)
        faults.check(
            introduction, "introduction", "说明", "introduction", limit: 1000, isRequired: false)
        let audience = Audience(rawValue: audience)
        if audience == nil { faults.append(.noAudience) }
        let (opens, closes) = (Day(opensOn), Day(closesOn))
        if opens == nil { faults.append(.badDay("opens_on")) }
        if closes == nil { faults.append(.badDay("closes_on")) }
        if let opens, let closes, closes < opens { faults.append(.closesFirst) }
        let minimum = minimumSample.isBlank ? rules.minimumSample : Int(minimumSample)
        if minimum.map({ !(1...10_000).contains($0) }) ?? true {
            faults.append(.outOfRange("minimum_sample", 1...10_000))
        }
        guard faults.isEmpty, let audience, let opens, let closes, let minimum else {
            throw Refusals(faults)
        }
        return Survey(
            id: id, title: title.trimmingSpaces, introduction: introduction.trimmingSpaces,
            audience: audience, isAnonymous: isAnonymous, opensOn: opens, closesOn: closes,
            minimumSample: minimum, smallGroup: rules.smallGroup, state: .draft, questions: [],
            sequence: sequence)
    }
}
