import Foundation

/// One year's holidays and make-up working days, as one notice of the State Council arranged them.
package struct Arrangement: Sendable {
    package let year: Int
    /// The day the notice was published.
    package let inForce: Day
    /// The notice's number.
    package let source: String
    /// Days off, each with its holiday's name.
    package let off: [Day: String]
    /// Weekend days that are worked, each with the holiday they make up for.
    package let on: [Day: String]

    package init(
        year: Int, inForce: Day, source: String, off: [Day: String], on: [Day: String]
    ) {
        self.year = year
        self.inForce = inForce
        self.source = source
        self.off = off
        self.on = on
    }
}

extension Arrangement: Decodable {
    private enum Key: CodingKey { case year, inForce, source, off, on }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func days(_ key: Key) throws -> [Day: String] {
            let named = try container.decode([String: String].self, forKey: key)
            return try Dictionary(
                uniqueKeysWithValues: named.map { text, name in
                    guard let day = Day(text) else { throw Fault("not a day: \(text)") }
                    return (day, name)
                })
        }
        try self.init(
            year: container.decode(Int.self, forKey: .year),
            inForce: container.decode(Day.self, forKey: .inForce),
            source: container.decode(String.self, forKey: .source),
            off: days(.off), on: days(.on))
    }
}

extension [Arrangement] {
    /// The arrangements shipped with this version: 2024, 2025 and 2026.
    package static let published: [Arrangement] = {
        do {
            let data = Data(PackageResources.arrangements_json)
            return try JSONDecoder().decode([Arrangement].self, from: data)
        } catch {
            preconditionFailure("the shipped calendar does not read: \(error)")
        }
    }()
}
