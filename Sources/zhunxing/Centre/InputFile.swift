import Foundation
import Kernel

/// A file that somebody names on the command line.
enum InputFile {
    /// - Throws: `Refusal` when it cannot be read.
    static func bytes(_ url: URL) throws -> Data {
        do { return try Data(contentsOf: url) } catch {
            throw Refusal(
                "cannot_read", "读不到这个文件。", "This file cannot be read.",
                at: url.path(percentEncoded: false))
        }
    }

    /// - Throws: `Refusal` when it cannot be read, or is not UTF-8.
    static func text(_ url: URL) throws -> String {
        guard let text = String(validating: try bytes(url), as: UTF8.self) else {
            throw Refusal(
                "not_utf8", "文件不是 UTF-8 编码；请另存为 UTF-8。",
                "The file is not UTF-8; save it as UTF-8.", at: url.path(percentEncoded: false))
        }
        return text
    }
}
