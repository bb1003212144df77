import Kernel
import People
import Performance

extension VersionPage {
    init(_ view: VersionView, refusals: [Refusal], _ visit: Visit) {
        let (t, version, declared) = (visit.t, view.version, view.stored.declaration)
        title = version.project
        crumbs = [Crumb(href: "/cycle/\(version.year)", text: t("cycle_title", "\(version.year)"))]
        state = version.mark(t)
        summary = t("cycle_version_sub", "\(version.year)", "\(version.version)")
        faults = FieldFault.list(refusals, visit)
        waiting = version.waiting(visit).map {
            CyclePage.Waiting(words: $0.words, clockHref: $0.clockHref, color: $0.mark.color)
        }
        notes = VersionPage.notes(view, t)
        facts = ProjectPage.facts(declared, t)
        funds = ProjectPage.funds(declared.funds, t)
        goals = [
            ProjectPage.Fact(name: t("goal_total"), value: declared.goalTotal),
            ProjectPage.Fact(name: t("goal_annual"), value: declared.goalAnnual),
        ].filter { !$0.value.isEmpty }
        groups = declared.indicators.chunked { [$0.level1, $0.level2] }.map { Group($0, $1) }
        weights = declared.weightSum.description
        areWeightsRight = declared.weightSum == Declaration.weightTotal
        let maySeeJournal = visit.signedIn?.actor.may(.seeJournal) == true
        steps = version.steps.map { Step($0, view.names, linked: maySeeJournal, t) }
        decision = Decision(view, refusals, visit)
        drafting = Drafting(view, visit)
        versions = view.versions.map { Version($0, shown: version, t) }
        compareHref = view.usualRival.map { "\(version.path)/comparison?with=\($0.version)" }
        projectHref = version.state.isInForce ? "/projects/\(version.id)" : nil
        journalHref =
            maySeeJournal
            ? "/journal?subject=\(TargetVersion.subject(version.id).description.queryEncoded)"
            : nil
    }

    /// What somebody who opens the version should know before they read it.
    private static func notes(_ view: VersionView, _ t: Strings) -> [String] {
        let version = view.version
        var notes: [String] = []
        switch version.state {
        case .imported: notes.append(t("cycle_note_imported", view.stored.source.name))
        case .superseded: notes.append(t("cycle_note_superseded"))
        case .submitted, .passed: notes.append(t("cycle_note_underway"))
        case .returned: notes.append(t("cycle_note_returned"))
        case .approved, .published: break
        }
        if version.isAdjustment, !version.reason.isEmpty {
            notes.append(t("cycle_note_adjusts", "\(version.base ?? 0)", version.reason))
        }
        return notes
    }
}

extension VersionPage.Group {
    fileprivate init(_ levels: [String], _ indicators: [Indicator]) {
        level1 = levels[0]
        level2 = levels[1]
        lines = indicators.map {
            VersionPage.Line(
                name: $0.name, target: $0.printed, weight: $0.weight?.description ?? "–")
        }
    }
}

extension VersionPage.Step {
    init(
        _ step: TargetVersion.Step, _ names: [String: String], linked: Bool, _ t: Strings
    ) {
        what = t(step.kind.title)
        color =
            switch step.kind {
            case .returned: "red"
            case .passed, .approved, .imported: "green"
            case .submitted: ""
            }
        when = "\(step.instant.day) \(step.instant.clockText.prefix(5))"
        let actor = Names.of(step.actor, names, t)
        who =
            step.behalf.map { t("cycle_on_behalf", actor, Names.of($0, names, t)) } ?? actor
        grade = step.grade.map { t("cycle_graded", t($0.title)) }
        opinion = step.opinion.isEmpty ? nil : step.opinion
        entryHref = linked ? "/journal/\(step.sequence)" : nil
        entry = "#\(Numerals.grouped(step.sequence))"
    }
}

extension VersionPage.Decision {
    /// Nil where whoever looks has nothing to decide.
    init?(_ view: VersionView, _ refusals: [Refusal], _ visit: Visit) {
        let (t, version, form) = (visit.t, view.version, visit.form)
        let stages: [TargetVersion.State: (Permission, String, String)] = [
            .submitted: (.reviewTargets, "review", "reviews"),
            .passed: (.approveTargets, "approval", "approvals"),
        ]
        guard let (permission, stage, noun) = stages[version.state],
            let actor = visit.signedIn?.actor, actor.may(permission)
        else { return nil }
        heading = t("cycle_decide_\(stage)")
        hint = t("cycle_decide_\(stage)_hint")
        behalf = actor.principal(for: permission).map { _ in t("cycle_decide_behalf") }
        action = "\(version.path)/\(noun)"
        passText = t("cycle_pass_\(stage)")
        isPassChosen = form.text("decision") == "pass"
        isReturnChosen = form.text("decision") == "return"
        decisionFault = Field("decision", "", refusals, visit).fault
        grades = TargetGrade.allCases.map {
            Choice(
                value: $0.rawValue, text: t($0.title), isChosen: form.text("grade") == $0.rawValue)
        }
        gradeFault = Field("grade", "", refusals, visit).fault
        opinion = Field("opinion", form.text("opinion"), refusals, visit)
    }
}

extension VersionPage.Drafting {
    /// Nil where nothing can be drafted from here, or not by whoever looks.
    fileprivate init?(_ view: VersionView, _ visit: Visit) {
        let (t, version) = (visit.t, view.version)
        guard visit.signedIn?.actor.may(.declareTargets) == true,
            version.id == view.versions.toBeChanged?.id,
            !view.versions.contains(where: \.state.isUnderway)
        else { return nil }
        self.version = version.id
        let word = version.state == .returned ? "draft_continue" : "draft_adjust"
        text = t(view.draft == nil ? word : "draft_join")
        draftHref = view.draft.map { "/drafts/\($0)" }
    }
}

extension VersionPage.Version {
    fileprivate init(_ version: TargetVersion, shown: TargetVersion, _ t: Strings) {
        href = version.path
        text = t("version", "\(version.version)")
        state = version.mark(t)
        day = version.steps.first.map { "\($0.instant.day)" } ?? ""
        isCurrent = version.id == shown.id
        isInForce = version.state.isInForce
    }
}
