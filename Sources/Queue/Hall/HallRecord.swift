import Foundation
import Kernel

extension Reader {
    /// The settings as the database holds them.
    func hall() throws -> Hall {
        guard let row = try first("SELECT version, since, rules FROM queue_hall") else {
            throw Fault("the hall has no settings")
        }
        let rules: String = try row("rules")
        return try Hall(
            version: row("version"), since: row("since"),
            rules: JSONDecoder().decode(HallRules.self, from: Data(rules.utf8)),
            categories: rows("SELECT * FROM queue_category ORDER BY letter").map { row in
                try Category(letter: row("letter"), name: row.name)
            },
            matters: rows("SELECT * FROM queue_matter ORDER BY id").map(Matter.init(row:)),
            counters: counters())
    }

    private func counters() throws -> [Counter] {
        var served: [Counter.ID: [Matter.ID]] = [:]
        let rows = try rows("SELECT counter, matter FROM queue_counter_matter ORDER BY matter")
        for row in rows { served[try row("counter"), default: []].append(try row("matter")) }
        return try self.rows("SELECT * FROM queue_counter ORDER BY number").map { row in
            let id: String = try row("id")
            return try Counter(
                id: id, number: row("number"), name: row.name, matters: served[id] ?? [],
                retiredAt: row("retired_at"))
        }
    }
}

extension Transaction {
    /// A change of the settings: every process reads them anew.
    func changeHall() throws {
        try run(
            """
            UPDATE queue_hall SET version = version + 1, since = COALESCE(since, \(instant.day))
            """)
    }

    func keep(_ rules: HallRules) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(rules), as: UTF8.self)
        try run("UPDATE queue_hall SET rules = \(text)")
    }

    func add(_ matter: Matter) throws {
        try run(
            """
            INSERT INTO queue_matter (id, letter, name_zh, name_en, appointment_places)
            VALUES (\(matter.id), \(matter.letter), \(matter.name.zh), \(matter.name.en),
                \(matter.appointmentPlaces))
            """)
    }

    func add(_ counter: Counter) throws {
        try run(
            """
            INSERT INTO queue_counter (id, number, name_zh, name_en)
            VALUES (\(counter.id), \(counter.number), \(counter.name.zh), \(counter.name.en))
            """)
        try run(
            """
            INSERT INTO queue_seat (counter, state, priority_run)
            VALUES (\(counter.id), 'closed', 0)
            """)
        try assign(counter.matters, to: counter.id)
    }

    func assign(_ matters: [Matter.ID], to counter: Counter.ID) throws {
        try run("DELETE FROM queue_counter_matter WHERE counter = \(counter)")
        for matter in Set(matters).sorted() {
            try run(
                """
                INSERT INTO queue_counter_matter (counter, matter)
                VALUES (\(counter), \(matter))
                """)
        }
    }
}

extension Matter {
    fileprivate init(row: Row) throws {
        try self.init(
            id: row("id"), letter: row("letter"), name: row.name,
            appointmentPlaces: row("appointment_places"), closedAt: row("closed_at"))
    }
}

extension Row {
    fileprivate var name: Words {
        get throws { Words(try self("name_zh"), try self("name_en")) }
    }
}
