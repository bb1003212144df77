import Kernel
import People
import Satisfaction

extension SurveyRecordPage {
    init(_ read: SurveyReading, _ refusals: [Refusal], _ visit: Visit) throws {
        let (t, survey) = (visit.t, read.survey)
        let may = visit.signedIn?.actor.may(.runSurvey) == true
        let base = "/satisfaction/surveys/\(survey.id)"
        let isDraft = survey.state == .draft
        title = survey.title
        summary = [
            t(survey.audience.title), "\(survey.opensOn) – \(survey.closesOn)",
            t(survey.isAnonymous ? "satisfaction_anonymous_survey" : "satisfaction_named_survey"),
            t("satisfaction_minimum_is", "\(survey.minimumSample)"),
        ].joined(separator: " · ")
        state = t(survey.state.title)
        color = survey.color
        self.base = base
        faults = FieldFault.list(refusals, visit)
        mayRun = may
        openAction = may && isDraft ? "\(base)/openings" : nil
        closeAction = may && survey.state == .open ? "\(base)/closings" : nil
        cards = isDraft ? [] : Self.cards(read.result, t)
        results = read.questions.enumerated().map { index, result in
            QuestionView(result, read, index: index, editing: may && isDraft, base, t)
        }
        parts = read.result.parts.map { PartLine($0, t) }
        partsNote =
            read.result.parts.contains(where: \.isWithheld)
            ? t("satisfaction_small_group", "\(survey.smallGroup)") : nil
        editor = may && isDraft ? Editor(survey, base, refusals, visit) : nil
        sampling = may && survey.state != .closed ? Sampling(read, base, visit) : nil
        links = may ? try read.links.map { try LinkView($0, visit) } : []
        linkAction = may && survey.state != .closed ? "\(base)/links" : nil
        papers = read.papers.map { PaperLine($0, may, t) }
        paperAction = may && !isDraft ? "\(base)/papers" : nil
        paperNote = isDraft ? t("satisfaction_papers_later") : nil
        waiting = may ? read.waiting.map { WaitingLine($0, t) } : []
        exports = isDraft ? [] : ExportFormat.links(to: "\(base)/exports?", t)
    }

    private static func cards(_ result: SurveyResult, _ t: Strings) -> [SatisfactionPage.Card] {
        let share = result.share.map { "\($0.text(decimals: 1)) %" }
        let note =
            share == nil
            ? t("satisfaction_withheld_sample", "\(result.valid)", "\(result.minimumSample)")
            : t("satisfaction_satisfied_of", "\(result.satisfied)", "\(result.valid)")
        return [
            .init(
                label: t("satisfaction_card_share"), value: share ?? t("satisfaction_not_shown"),
                note: note, href: nil),
            .init(
                label: t("satisfaction_interval"), value: result.interval?.text ?? "–",
                note: t("satisfaction_interval_note"), href: nil),
            .init(
                label: t("satisfaction_response"),
                value: result.responseRate.map { "\($0.text(decimals: 1)) %" } ?? "–",
                note: result.drawn == 0
                    ? t("satisfaction_response_none")
                    : t(
                        "satisfaction_response_note", "\(result.answeredByDrawn)",
                        "\(result.drawn)"), href: nil),
            .init(
                label: t("satisfaction_set_aside"), value: "\(result.setAside)",
                note: t("satisfaction_set_aside_note", "\(result.rejected)"), href: "#waiting"),
        ]
    }
}

extension SurveyRecordPage.QuestionView {
    fileprivate init(
        _ result: QuestionResult, _ read: SurveyReading, index: Int, editing: Bool,
        _ base: String, _ t: Strings
    ) {
        let question = result.question
        id = question.id
        text = "\(index + 1). \(question.text)"
        kind = t(question.kind.title) + (question.isRequired ? t("satisfaction_required_mark") : "")
        isOverall = question.isOverall
        let hidden = read.result.valid < read.survey.smallGroup
        answered = t("satisfaction_answered_by", "\(result.answered)")
        let values: [(String, String)] =
            question.kind == .grade
            ? RatingGrade.allCases.reversed().map { ("\($0.rawValue)", t($0.title)) }
            : question.choices.map { ($0, $0) }
        let isShown = read.survey.state != .draft && !hidden
        bars =
            isShown
            ? values.map { value, word in
                SurveyRecordPage.BarLine(
                    word, result.counts[value] ?? 0, of: result.answered)
            } : []
        texts = isShown ? (read.texts[question.id] ?? []).map { PublicText.masked($0) } : []
        upAction = editing && index > 0 ? "\(base)/questions/\(question.id)/moves" : nil
        removeAction = editing ? "\(base)/questions/\(question.id)/removals" : nil
    }
}

extension SurveyRecordPage.BarLine {
    fileprivate init(_ value: String, _ count: Int, of answered: Int) {
        self.value = value
        let share = answered == 0 ? Ratio.zero : Ratio(Int128(count) * 100, Int128(answered))
        let width = share.text(decimals: 1)
        drawing = """
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="rest" width="100" height="10"/>\
            <rect class="bar" width="\(width)" height="10"/></svg>
            """
        self.count = "\(width) % · \(count)"
    }
}

extension SurveyRecordPage.PartLine {
    fileprivate init(_ part: SurveyResult.Part, _ t: Strings) {
        name = part.name
        guard !part.isWithheld else {
            valid = t("satisfaction_not_shown")
            share = "–"
            interval = "–"
            return
        }
        valid = "\(part.valid)"
        let value = Ratio(Int128(part.satisfied) * 100, Int128(max(part.valid, 1)))
        share = "\(value.text(decimals: 1)) %"
        interval = WilsonInterval(satisfied: part.satisfied, of: part.valid)?.text ?? "–"
    }
}
