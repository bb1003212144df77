import Devices
import Kernel
import NIOCore
import Queue

/// Calls as they are said aloud.
enum CallSentence {
    /// `A零三七号，请到三号窗口。` A ticket's digits are read one by one, which no ear mistakes.
    static func text(_ label: String, to counter: Int) -> String {
        "\(Spoken.ticket(label))号，请到\(Spoken.count(counter))号窗口。"
    }

    /// The sentence as sound, for screens whose browser has no Chinese voice.
    static func wav(_ sentence: String, _ visit: Visit) async throws -> ByteBuffer {
        ByteBuffer(bytes: try await visit.site.voice.wav(sentence))
    }
}
