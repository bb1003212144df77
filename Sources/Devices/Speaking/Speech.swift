import Foundation
import Kernel
import Tools

/// Chinese said aloud by the machine, for screens whose browser cannot speak.
///
/// By espeak-ng, in the voice that reads its own dictionary's pinyin as pinyin; the plain `cmn`
/// voice of Debian 12 reads it as English. What was said once is kept, up to 16 MiB.
package actor Speech {
    private struct Kept {
        let sound: Data
        var used: Int
    }

    private var kept: [String: Kept] = [:]
    private var underWay: [String: Task<Data, any Error>] = [:]
    private var turn = 0
    private let program: String
    private let timeoutSeconds: Double
    private let byteLimit: Int

    /// The longest text that is said.
    package static let textLimit = 200
    /// How many texts may be worked on at once.
    private static let workLimit = 8

    /// - Parameter program: the synthesiser; a test may name one that is not there.
    package init(
        program: String = "espeak-ng", timeoutSeconds: Double = 5, byteLimit: Int = 16 << 20
    ) {
        self.program = program
        self.timeoutSeconds = timeoutSeconds
        self.byteLimit = byteLimit
    }

    /// The text as a WAV file: 16 bits, one channel, 22,050 Hz.
    ///
    /// - Throws: `Refusal` for a text that is empty or too long, or when too much is being said;
    ///   `Fault` when the synthesiser is missing, fails, or takes too long.
    package func wav(_ text: String) async throws -> Data {
        let text = text.filter { !$0.isNewline && $0 != "\0" }
        guard !text.allSatisfy(\.isWhitespace), text.count <= Self.textLimit else {
            throw Refusal.notSaid
        }
        turn += 1
        if let sound = kept[text]?.sound {
            kept[text]?.used = turn
            return sound
        }
        if let task = underWay[text] { return try await task.value }
        guard underWay.count < Self.workLimit else { throw Refusal.tooMuchSaid }
        let task = Task { [program, timeoutSeconds] in
            try await Self.say(text, program, timeoutSeconds)
        }
        underWay[text] = task
        defer { underWay[text] = nil }
        let sound = try await task.value
        keep(sound, of: text)
        return sound
    }

    /// How many bytes are kept.
    package var keptBytes: Int { kept.values.reduce(0) { $0 + $1.sound.count } }

    private func keep(_ sound: Data, of text: String) {
        kept[text] = Kept(sound: sound, used: turn)
        while keptBytes > byteLimit, let oldest = kept.min(by: { $0.value.used < $1.value.used }) {
            kept[oldest.key] = nil
        }
    }

    private static func say(
        _ text: String, _ program: String, _ timeoutSeconds: Double
    ) async throws -> Data {
        let files = FileManager.default.temporaryDirectory
            .appending(path: "zhunxing-\(UUID().uuidString)")
        let (words, sound) = (
            files.appendingPathExtension("txt"), files.appendingPathExtension("wav")
        )
        defer { for file in [words, sound] { try? FileManager.default.removeItem(at: file) } }
        // In a file, so that no text is taken for an option and no pipe can break.
        try Data(text.utf8).write(to: words)
        guard let tool = OutsideTool(program) else { throw Fault("\(program) is not installed") }
        let end = await tool.run(
            [
                "-b", "1", "-v", "cmn-latn-pinyin", "-s", "150",
                "-f", words.path(percentEncoded: false), "-w", sound.path(percentEncoded: false),
            ], limitSeconds: timeoutSeconds)
        if end == .timedOut { throw Fault("\(program) took longer than \(timeoutSeconds) s") }
        guard end == .status(0), let bytes = try? Data(contentsOf: sound), bytes.count > 44 else {
            throw Fault("\(program) did not say “\(text)”")
        }
        return bytes
    }
}

extension Refusal {
    fileprivate static let notSaid = Refusal(
        "not_said", "要播报的文字是空的，或超过 200 个字。",
        "There is nothing to say, or more than 200 characters.", at: "text")

    fileprivate static let tooMuchSaid = Refusal(
        "too_much_said", "正在合成的语音太多，请稍后再试。",
        "Too much is being said at this moment. Try again shortly.", conflict: true)
}
