import Kernel
import Performance
import Register

extension Stage {
    /// The first morning: measures are declared, the year's targets stored and bound.
    mutating func openCentre() async throws {
        let desk = register
        let drafts = Repertoire.drafts
        book.measures = try await desk.declareMissing(drafts, by: Cast.zhao)
        book.journal += Int64(book.measures.count)
        try Finding.unless(book.measures.count == drafts.count, "not all measures were declared")
        let declaration = Repertoire.declaration(book.measures)
        try await store(declaration)
        for measure in book.measures {
            let binding = Binding(measure: measure.name, gathering: measure.gathering)
            try await bind(Repertoire.name(of: measure), to: binding)
        }
        try await bindSpending()
    }

    /// Stores a declaration that differs from the newest.
    private mutating func store(_ declaration: Declaration) async throws {
        let (desk, source) = (DeclarationDesk(centre), Source(name: "申报表.pdf", paper: nil))
        let versions = try await perform("store a declaration") {
            try await desk.store([(declaration, source)], by: Cast.zhao)
        }
        guard let versions else { return }
        book.declarations.append(declaration)
        let version = book.declarations.count
        try Finding.unless(versions == [version], "stored as \(versions), not \(version)")
        let names = Set(declaration.indicators.map(\.name))
        book.bindings = book.bindings.filter { names.contains($0.key) }
        book.journal += 1 + Int64(book.bindings.count) + (book.spending.isEmpty ? 0 : 1)
        outcome.versions = version
    }

    /// The same form imported twice is stored once.
    mutating func declareAgain() async throws {
        guard let newest = book.declarations.last else { return }
        let (desk, source) = (DeclarationDesk(centre), Source(name: "申报表.pdf", paper: nil))
        let versions = try await perform("declare again") {
            try await desk.store([(newest, source), (newest, source)], by: Cast.zhao)
        }
        let version = book.declarations.count
        if let versions {
            try Finding.unless(versions == [version, version], "declared again as \(versions)")
        }
    }

    /// A target is changed, an indicator dropped or taken in again: a new version.
    mutating func adjustDeclaration() async throws {
        guard var adjusted = book.declarations.last, adjusted.indicators.count > 4 else { return }
        let place = dice.roll(0...(adjusted.indicators.count - 1))
        let dropped = book.declarations.first?.indicators.first { first in
            !adjusted.indicators.contains { $0.name == first.name }
        }
        switch dice.roll(0...3) {
        case 0: adjusted.indicators.remove(at: place)
        case 1 where dropped != nil: adjusted.indicators += [dropped].compactMap(\.self)
        default:
            guard adjusted.indicators[place].comparator != .qualitative else { return }
            adjusted.indicators[place].target = "\(1000 + book.declarations.count)"
        }
        try await store(adjusted)
    }

    /// Measures that are there already, or not in order, are not declared.
    mutating func declareMeasureWrongly() async throws {
        let desk = register
        var draft = dice.pick(Repertoire.drafts)
        var codes = ["already_declared"]
        if dice.happens(perMille: 500) {
            (draft.name, draft.proof, codes) = ("b d", "", ["bad_measure_name", "missing"])
        }
        _ = try await expectRefusal(codes, "wrong measure") { [draft] in
            try await desk.declare(draft, by: Cast.zhao)
        }
    }
}
