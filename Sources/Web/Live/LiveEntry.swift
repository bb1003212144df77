import Foundation
import Kernel

/// An entry of the journal while all topics are asked what it says to them: what one of them has
/// read of it, or made of it, serves the others of its kind.
@dynamicMemberLookup
final class LiveEntry {
    private let entry: Entry
    private var known: [ObjectIdentifier: Any] = [:]

    init(_ entry: Entry) { self.entry = entry }

    subscript<Value>(dynamicMember path: KeyPath<Entry, Value>) -> Value { entry[keyPath: path] }

    /// The event that the entry keeps, as a type that has some of its properties.
    func event<Event: Decodable>(_ type: Event.Type = Event.self) throws -> Event {
        try once(type) { try entry.event(type) }
    }

    /// What a key stands for, made by the first who asks for it.
    ///
    /// - Parameter key: the topic that shares it with others of its kind, or the value's own type.
    func once<Value>(_ key: Any.Type, _ make: () throws -> Value) rethrows -> Value {
        // In two steps: nothing kept yet must not pass for a value that is nil.
        if let kept = known[ObjectIdentifier(key)], let value = kept as? Value { return value }
        let value = try make()
        known[ObjectIdentifier(key)] = value
        return value
    }
}

extension Entry {
    /// The event that the entry keeps, as a type that has some of its properties.
    func event<Event: Decodable>(_ type: Event.Type = Event.self) throws -> Event {
        try JSONDecoder().decode(Kept<Event>.self, from: Data(detail.utf8)).event
    }
}

/// An entry's detail, of which only the event is read.
private struct Kept<Event: Decodable>: Decodable {
    let event: Event
}
