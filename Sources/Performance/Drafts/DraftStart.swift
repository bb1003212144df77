import Kernel

/// What a draft begins with.
struct DraftStart {
    let year: Int
    let sheet: DraftSheet
    /// The version of its own year that it is to follow.
    let base: String?
    /// The version that was copied, of whatever year.
    let from: String?
}

extension Reader {
    /// - Throws: `bad_year`, `nothing_last_year`, `no_such_version`, `Refusals` for a bad name.
    func start(of opening: DraftOpening) throws -> DraftStart {
        switch opening {
        case .new(let year, let project): return try new(year, project)
        case .lastYear(let project, let year):
            try check(year)
            guard let last = try declaration(of: project, year: year - 1) else {
                throw Refusal.notLastYear(project, year - 1)
            }
            let sheet = try DraftSheet(last).movedOn(from: year - 1, to: year)
            let base = try declaration(of: project, year: year)?.id
            return DraftStart(year: year, sheet: sheet, base: base, from: last.id)
        case .version(let id):
            guard let version = try declaration(id: id) else { throw Refusal.noSuchVersion }
            return DraftStart(
                year: version.declaration.year, sheet: try DraftSheet(version), base: id,
                from: id)
        }
    }

    private func new(_ year: Int, _ project: String) throws -> DraftStart {
        try check(year)
        var sheet = DraftSheet()
        sheet[.project] = project
        // The unit declares for itself; whoever did so last is who does so now.
        let years = try years()
        if let known = try years.first.flatMap({ try declarations(year: $0).first }) {
            sheet[.department] = known.declaration.department
            sheet[.unit] = known.declaration.unit
        }
        sheet[.start] = Day.first(of: year).description
        sheet[.end] = Day.last(of: year).description
        guard sheet.refusals.isEmpty else { throw Refusals(sheet.refusals) }
        let base = try declaration(of: project, year: year)?.id
        return DraftStart(year: year, sheet: sheet, base: base, from: nil)
    }

    private func check(_ year: Int) throws(Refusal) {
        guard (2000...2100).contains(year) else { throw .badDraftYear("\(year)") }
    }

    /// The draft of the same project that somebody works on already.
    func openDraft(_ start: DraftStart) throws -> String? {
        let project = start.sheet[.project]
        guard !project.isEmpty else { return nil }
        return try drafts(year: start.year).first { $0.project == project }?.id
    }
}
