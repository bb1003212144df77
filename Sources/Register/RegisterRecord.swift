import Kernel

extension Transaction {
    func declare(_ measure: Measure) throws {
        let event = MeasureDeclared(
            title: measure.title, unit: measure.unit, gathering: measure.gathering,
            proof: measure.proof, scale: measure.scale,
            dimensions: measure.dimensions.isEmpty ? nil : measure.dimensions.map(\.title.zh))
        let sequence = try record(event, about: Subject("register.measure", measure.name))
        try run(
            """
            INSERT INTO register_measure
                (name, title_zh, title_en, unit, gathering, proof, scale, dimensions, sequence)
            VALUES (\(measure.name), \(measure.title.zh), \(measure.title.en), \(measure.unit),
                \(measure.gathering.rawValue), \(measure.proof),
                \(measure.scale.joined(separator: "\n")),
                \(measure.dimensions.map(\.title.zh).joined(separator: "\n")), \(sequence))
            """)
    }

    func record(_ entry: SoundEntry) throws -> String {
        let id = Identifier.make(at: instant)
        let (draft, observation) = (entry.draft, entry.observation)
        let event = EntryRecorded(
            about: draft.about, document: draft.document, paper: draft.paper, note: draft.note)
        let sequence = try record(
            event, about: Subject("register.entry", id), worth: [observation])
        try run(
            """
            INSERT INTO register_entry (id, measure, day, amount, whole, about, document, paper,
                note, recorded_by, sequence, breakdown)
            VALUES (\(id), \(observation.measure), \(observation.day), \(observation.amount),
                \(observation.whole), \(draft.about), \(draft.document), \(draft.paper),
                \(draft.note), \(actor), \(sequence), \(observation.breakdown))
            """)
        return id
    }

    func correct(_ entry: RegisterEntry, because reason: String, replacedBy: String?) throws {
        let sequence = try record(
            EntryCorrected(reason: reason, replacedBy: replacedBy),
            about: Subject("register.entry", entry.id),
            retracting: [ObservationID(sequence: entry.sequence, ordinal: 0)])
        try run(
            """
            INSERT INTO register_correction (entry, reason, replaced_by, corrected_by, sequence)
            VALUES (\(entry.id), \(reason), \(replacedBy), \(actor), \(sequence))
            """)
    }
}

extension Measure {
    fileprivate init(row: Row) throws {
        let gathering: String = try row("gathering")
        guard let known = Gathering(rawValue: gathering) else {
            throw Fault("no gathering \(gathering)")
        }
        let (scale, dimensions): (String, String) = try (row("scale"), row("dimensions"))
        try self.init(
            name: row("name"), title: Words(row("title_zh"), row("title_en")), unit: row("unit"),
            gathering: known, desk: "register", proof: row("proof"),
            scale: scale.split(separator: "\n").map(String.init),
            dimensions: dimensions.split(separator: "\n").map {
                Dimension(Words(String($0), String($0)))
            })
    }
}

extension Reader {
    func registerMeasures() throws -> [Measure] {
        try rows("SELECT * FROM register_measure ORDER BY name").map(Measure.init(row:))
    }

    func registerMeasure(_ name: String) throws -> Measure? {
        try first("SELECT * FROM register_measure WHERE name = \(name)").map(Measure.init(row:))
    }
}
