import Kernel
import Performance
import Register

/// One look at everything after a day, held against what the players were told.
struct Inspection: Sendable {
    let book: Book
    let today: Day
    var fold: JournalFold
    var dice: SeededRandom
    /// How many figures were compared.
    var figures = 0

    /// - Throws: `Finding` for the first thing that is not as it should be.
    mutating func inspect(_ reader: Reader) throws {
        try checkJournal(reader)
        let naive = try NaiveFigures(pieces: checkEntries(reader))
        try NaiveTallies(naive.pieces).compare(with: reader)
        try checkFigures(reader, naive)
        try checkDeclaration(reader)
        try checkReport(reader, naive)
    }

    private mutating func checkJournal(_ reader: Reader) throws {
        guard case .sound(let entries, _) = try reader.verifyJournal() else {
            throw Finding("the chain is broken: \(try reader.verifyJournal())")
        }
        try Finding.unless(
            entries == book.journal, "the journal has \(entries) entries, not \(book.journal)")
        try fold.take(from: reader)
        try Finding.unless(fold.last == entries, "the journal ends at \(fold.last)")
        try Finding.unless(
            fold.forbidden == book.forbidden,
            "refused permissions: \(fold.forbidden), not \(book.forbidden)")
        let bad = try reader.rows("SELECT id FROM register_entry WHERE document LIKE 'B%'")
        try Finding.unless(bad.isEmpty, "bad input left \(bad.count) entries")
    }

    /// Every acknowledged entry is there once and as it was written, by the tables and by the
    /// journal, and no other.
    private func checkEntries(_ reader: Reader) throws -> [NaiveFigures.Piece] {
        let entries = try reader.entries(limit: .max)
        try Finding.unless(
            entries.count == book.lines.count && fold.entries.count == book.lines.count,
            "\(entries.count) entries, journalled \(fold.entries.count), told \(book.lines.count)")
        let documents = Dictionary(
            entries.map { ($0.id, $0.document) }, uniquingKeysWith: { first, _ in first })
        return try entries.map { entry in
            guard let line = book[entry.document] else {
                throw Finding("nobody was told of entry \(entry.document)")
            }
            try Finding.unless(entry.isTold(by: line, documents), "not as told: \(entry)")
            try Finding.unless(fold.entries[entry.id] == entry.folded, "not as folded: \(entry)")
            return line.piece(entry)
        }
    }

    private func checkDeclaration(_ reader: Reader) throws {
        let stored = try reader.declaration(of: Repertoire.project, year: Repertoire.year)
        guard let stored else { throw Finding("the declaration is gone") }
        let bound = stored.indicators.compactMap { each in
            each.binding.map { (each.indicator.name, $0) }
        }
        let bindings = Dictionary(bound, uniquingKeysWith: { first, _ in first })
        let versions = try reader.rows("SELECT id FROM declaration").count
        try Finding.unless(
            stored.declaration == book.declarations.last && stored.declaration == fold.declaration,
            "the declaration is not the newest")
        try Finding.unless(
            stored.version == book.declarations.count && stored.version == fold.version
                && versions == stored.version, "version \(stored.version) of \(versions)")
        try Finding.unless(
            bindings == book.bindings && bindings == fold.bindings, "bound: \(bindings)")
        try Finding.unless(
            stored.spending == book.spending && stored.spending == fold.spending,
            "spending: \(stored.spending)")
        let kept = try Module.register.measures(reader)
        let told = book.measures.sorted { $0.name < $1.name }
        try Finding.unless(kept.sorted { $0.name < $1.name } == told, "the measures differ")
        try Finding.unless(
            fold.measures.values.sorted { $0.name < $1.name } == told, "the folded measures differ")
    }
}
