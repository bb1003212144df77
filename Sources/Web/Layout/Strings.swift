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

    /// Both languages, from their files.
    package static func all() throws -> [Language: Strings] {
        var all: [Language: Strings] = [:]
        for language in Language.allCases {
            let data = try Resources.data("Strings/\(language.rawValue).json")
            let texts = try JSONDecoder().decode([String: String].self, from: data)
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

    /// The names of the files in a folder, sorted.
    static func names(_ folder: String) throws -> [String] {
        guard let url = Bundle.module.resourceURL?.appending(path: folder) else {
            throw Fault("the program's folder \(folder) is missing")
        }
        let path = url.path(percentEncoded: false)
        return try FileManager.default.contentsOfDirectory(atPath: path)
            .filter { !$0.hasPrefix(".") }.sorted()
    }
}
