import Foundation
import Kernel
import Testing

/// The journal's text against Foundation's, over values of every shape that events have.
@Suite struct JSONTextTests {
    /// Everything an event may hold.
    private struct Sample: Codable {
        var text: String
        var absent: String?
        var number: Int64
        var truth: Bool
        var share: Double
        var list: [String]
        var numbers: [[Int?]]
        var byName: [String: Int]
        var choice: Choice
        var empty = Nothing()
        var _first: UInt8 = 1
        var Second: Float = 0.1
        var inner: [Inner]
    }

    private struct Nothing: Codable {}

    private struct Inner: Codable {
        var zebra: Int
        var apple: String?
        var mango: [String]
    }

    private enum Choice: Codable {
        case nothing
        case number(Int)
        case named(label: String, others: [Int])
    }

    @Test func `a value's text is what JSONEncoder writes with sorted keys`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let sample = Self.sample(&random)
            let expected = String(decoding: try encoder.encode(sample), as: UTF8.self)
            #expect(try JSONText.of(sample) == expected)
        }
    }

    @Test func `in snake case it is what JSONEncoder converts, dictionaries left alone`() throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let sample = Self.sample(&random)
            let expected = String(decoding: try encoder.encode(sample), as: UTF8.self)
            #expect(try JSONText.of(sample, keys: .snakeCase) == expected)
            let name = String((0..<9).map { _ in "abXYZ1_".randomElement(using: &random) ?? "a" })
            let named = Named(name: name)
            let converted = String(decoding: try encoder.encode(named), as: UTF8.self)
            #expect(try JSONText.of(named, keys: .snakeCase) == converted)
        }
    }

    /// An object of one member, whose name is any.
    private struct Named: Encodable {
        let name: String

        private struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(["someName": 1], forKey: Key(stringValue: name))
        }
    }

    @Test func `a number that JSON has not is refused`() {
        #expect(throws: EncodingError.self) { try JSONText.of([1, Double.infinity]) }
        #expect(throws: EncodingError.self) { try JSONText.of(["a": Double.nan]) }
    }

    @Test func `a type that JSONEncoder writes its own way is refused`() {
        #expect(throws: EncodingError.self) { try JSONText.of([Data([1])]) }
        #expect(throws: EncodingError.self) { try JSONText.of(["a": Date()]) }
    }

    private static func sample(_ random: inout SystemRandomNumberGenerator) -> Sample {
        func text() -> String {
            let letters = Array("aZ0 _/\\\"\n\r\t\u{1}\u{8}\u{c}\u{1f}\u{7f}é中𝄞")
            let length = Int.random(in: 0...12, using: &random)
            return String((0..<length).map { _ in letters.randomElement(using: &random) ?? "a" })
        }
        func texts() -> [String] { (0..<Int.random(in: 0...3, using: &random)).map { _ in text() } }
        let numbers = texts().map { $0.utf8.map { $0 > 90 ? nil : Int($0) } }
        // Keys that need no escape; what is written for others is in order too, of its own.
        let pairs = texts().map { ("k\($0.unicodeScalars.filter(\.properties.isAlphabetic))", 1) }
        let choices: [Choice] = [
            .nothing, .number(-3), .named(label: text(), others: []),
            .named(label: text(), others: [1, 2]),
        ]
        let inner = texts().map { Inner(zebra: 1, apple: Bool.random() ? $0 : nil, mango: texts()) }
        let shares: [Double] = [0, -0.5, 1e20, 1e-7, 1 / 3, 12.25, Double(Int.random(in: -9...9))]
        return Sample(
            text: text(), absent: Bool.random() ? text() : nil,
            number: Int64.random(in: .min ... .max, using: &random), truth: Bool.random(),
            share: shares.randomElement(using: &random) ?? 0, list: texts(), numbers: numbers,
            byName: Dictionary(pairs) { first, _ in first },
            choice: choices.randomElement(using: &random) ?? .nothing, inner: inner)
    }
}
