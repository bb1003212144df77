import Foundation
import Testing

/// What entries of the journal are about.
struct SubjectTests {
    @Test(arguments: ["zh", "en"])
    func `whatever an entry can be about has a name in both languages`(language: String) {
        let strings = Tree.files
            .filter { $0.path.hasPrefix("Sources/Web/Strings/\(language)/") }
            .flatMap(\.lines).joined()
        var subjects: Set<String> = []
        for file in Tree.files where file.path.hasPrefix("Sources/") {
            for match in file.lines.joined().matches(of: /Subject\("([a-z_.]+)"/) {
                subjects.insert(String(match.1))
            }
        }
        #expect(subjects.count > 40)
        for subject in subjects.sorted() {
            #expect(strings.contains("\"subject_\(subject)\""), "\(subject)")
        }
    }
}
