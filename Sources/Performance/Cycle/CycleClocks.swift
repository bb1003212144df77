import Kernel

extension TargetVersion {
    /// Its clocks in their order: what waited for whom, and until when.
    package var clocks: [TimedCase] {
        steps.enumerated().compactMap { place, step in
            let next = steps.indices.contains(place + 1) ? steps[place + 1].instant : nil
            let limits = CycleLimits.inForce(on: step.instant.day)
            switch step.kind {
            case .imported: return nil
            case .submitted:
                return clock(
                    "review", Words("审核", "review"), from: step, until: next,
                    .workingDays(limits.reviewWorkingDays), .reviewTargets)
            case .passed:
                return clock(
                    "approval", Words("批复", "approval"), from: step, until: next,
                    .workingDays(limits.approvalWorkingDays), .approveTargets)
            case .returned:
                return clock(
                    "resubmission", Words("修改后重新提交", "submit it again"), from: step,
                    until: closedAt, .workingDays(limits.resubmissionWorkingDays),
                    .declareTargets)
            case .approved:
                return clock(
                    "publication", Words("公开", "publish it"), from: step, until: closedAt,
                    .days(limits.publicationDays), .publishYear)
            }
        }
    }

    private func clock(
        _ name: String, _ what: Words, from step: Step, until end: Instant?, _ limit: Limit,
        _ permission: Permission
    ) -> TimedCase {
        TimedCase(
            Self.subject(id), clock: name,
            title: Words(
                "绩效目标（\(project)，\(year) 年度第 \(version) 版）· \(what.zh)",
                "Targets (\(project), \(year), version \(version)): \(what.en)"),
            deadline: Deadline(start: step.instant, limit: limit), endedAt: end,
            permission: permission, path: path)
    }

    /// The page on which it is read and decided on.
    package var path: String { "/cycle/versions/\(id)" }
}

extension CaseClocks {
    /// Targets that wait for somebody: to be reviewed, approved, put right or published.
    static let cycle = CaseClocks(
        open: { reader, instant in
            try reader.openVersions(at: instant).flatMap(\.clocks).filter { timed in
                timed.deadline.start <= instant && timed.endedAt.map { $0 > instant } != false
            }
        },
        of: { reader, subject in
            guard subject.kind == "performance.declaration" else { return [] }
            return try reader.targetVersion(subject.id)?.clocks ?? []
        })
}
