import Foundation
import Kernel
import TestStores

/// Which days are worked, by a data set that others keep: the PyPI package `chinesecalendar`.
enum CalendarOracle {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// Every day of 2024 to 2026.
    ///
    /// - Throws: `Missing` when there is no Python to ask: the comparison fails, it is not skipped.
    static func workedDays() throws -> [(day: Day, isWorked: Bool)] {
        guard let python = ProcessInfo.processInfo.environment["ZHUNXING_PYTHON"] else {
            throw Missing(
                description: """
                    ZHUNXING_PYTHON is not set: give it the path of a Python that has the package \
                    chinesecalendar (python3 -m venv .venv; .venv/bin/pip install chinesecalendar)
                    """)
        }
        return try lines(of: python).map { line in
            let parts = line.split(separator: " ")
            guard parts.count == 2, let day = Day(parts[0]), ["0", "1"].contains(parts[1]) else {
                throw Missing(description: "the calendar oracle printed: \(line)")
            }
            return (day, parts[1] == "1")
        }
    }

    private static func lines(of python: String) throws -> [Substring] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let script = tests.appending(path: "oracle/calendar.py").path(percentEncoded: false)
        do {
            return try Shell.run(python, "-I", script).split(separator: "\n")
        } catch {
            throw Missing(
                description: "ZHUNXING_PYTHON=\(python): \(error); has it chinesecalendar?")
        }
    }
}
