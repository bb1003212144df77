import Foundation
import Kernel
import Mustache

/// The texts of the pages in one language, by key; templates write `{{t.sign_in}}`.
package struct Strings: Sendable, MustacheParent {
    let language: Language
    /// Every text by its key.
    package let texts: [String: String]

    init(_ language: Language, _ texts: [String: String]) {
        self.language = language
        self.texts = texts
    }

    /// The text of a key with `{0}`, `{1}` … replaced; the key itself where there is none, which
    /// a test over the whole tree rules out.
    func callAsFunction(_ key: String, _ values: String...) -> String {
        var text = texts[key] ?? key
        for (place, value) in values.enumerated() {
            text = text.replacing("{\(place)}", with: value)
        }
        return text
    }

    func callAsFunction(_ words: Words) -> String {
        language == .chinese ? words.zh : words.en
    }

    /// The text of a key where there is one.
    subscript(_ key: String) -> String? { texts[key] }

    /// What a template finds under `t`.
    package func child(named: String) -> Any? { texts[named] }

    /// Both languages, from their folders: a file for what all pages share, and one for each desk.
    ///
    /// - Throws: `Fault` when a file is missing, or a key stands in two files.
    package static func all() throws -> [Language: Strings] {
        var all: [Language: Strings] = [:]
        for language in Language.allCases {
            let folder = "Strings/\(language.rawValue)"
            var texts: [String: String] = [:]
            for name in try Resources.names(folder) {
                let data = try Resources.data("\(folder)/\(name)")
                let more = try JSONDecoder().decode([String: String].self, from: data)
                if let twice = more.keys.first(where: { texts[$0] != nil }) {
                    throw Fault("the text \(twice) stands in \(name) and in another file")
                }
                texts.merge(more) { first, _ in first }
            }
            all[language] = Strings(language, texts)
        }
        return all
    }
}

/// The files that belong to the program.
enum Resources {
    /// - Throws: `Fault` when the program was installed without it.
    static func data(_ path: String) throws -> Data {
        guard let url = Bundle.module.resourceURL?.appending(path: path),
            let data = try? Data(contentsOf: url)
        else { throw Fault("the program's file \(path) is missing") }
        return data
    }

    /// The files in a folder and in the folders within it, as `queue/kiosk.mustache`, sorted.
    static func names(_ folder: String) throws -> [String] {
        guard let url = Bundle.module.resourceURL?.appending(path: folder) else {
            throw Fault("the program's folder \(folder) is missing")
        }
        let path = url.path(percentEncoded: false)
        return try FileManager.default.subpathsOfDirectory(atPath: path)
            .filter { $0.contains(".") && !$0.hasPrefix(".") }.sorted()
    }
}
