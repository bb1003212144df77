import Kernel
import Satisfaction

/// One survey: its questions, whom it asks, what it has found, what waits for a look.
struct SurveyRecordPage: Page {
    static let template = "satisfaction/survey-record"
    let area: Area? = .satisfaction
    let assets = ["satisfaction-staff.css"]

    let title: String
    let summary: String
    let state: String
    let color: String
    let base: String
    let faults: [FieldFault]
    let mayRun: Bool
    let openAction: String?
    let closeAction: String?
    let cards: [SatisfactionPage.Card]
    let results: [QuestionView]
    let parts: [PartLine]
    let partsNote: String?
    let editor: Editor?
    let sampling: Sampling?
    let links: [LinkView]
    let linkAction: String?
    let papers: [PaperLine]
    let paperAction: String?
    /// Why no paper can be entered yet.
    let paperNote: String?
    let waiting: [WaitingLine]
    let exports: [Reference]

    /// A question and what was answered.
    struct QuestionView: Sendable {
        let text: String
        let kind: String
        let isOverall: Bool
        let answered: String
        let bars: [BarLine]
        let texts: [String]
        let upAction: String?
        let removeAction: String?
        let id: String
    }

    /// How often one value was given.
    struct BarLine: Sendable {
        let value: String
        let drawing: String
        let count: String
    }

    /// What a group says, or why it is not shown.
    struct PartLine: Sendable {
        let name: String
        let valid: String
        let share: String
        let interval: String
    }

    /// The form for another question.
    struct Editor: Sendable {
        let action: String
        let text: Field
        let kinds: [Choice]
        let choices: Field
        let needsOverall: Bool
        let overallFault: String?
    }

    /// The list of people, draws from it, and asking those drawn.
    struct Sampling: Sendable {
        let size: String
        let importAction: String
        let drawAction: String
        let inviteAction: String?
        let draws: [DrawLine]
    }

    /// One draw by lot.
    struct DrawLine: Sendable {
        let at: String
        let told: String
        let seed: String
        let entryHref: String
    }

    /// An open link with its code.
    struct LinkView: Sendable {
        let label: String
        let code: String
        let address: String
        let answers: String
    }

    /// A batch of answers on paper.
    struct PaperLine: Sendable {
        let paperHref: String
        let told: String
        let enterHref: String?
    }

    /// An answer that was set aside.
    struct WaitingLine: Sendable {
        let id: String
        let at: String
        let why: String
        let mark: GradeMark
        let part: String
        let traces: String
    }
}
