import Foundation
import Kernel
import Office
import Performance

extension ZipWriter: PackArchive {}

/// An evidence pack as a file of the disk.
package enum PackFile {
    /// Writes a pack to a path; a draft beside it takes its place when it is complete.
    ///
    /// - Throws: what `PackDesk` throws; `Fault` when the file cannot be written.
    package static func write(
        _ request: PackRequest, of centre: Centre, to path: String
    ) async throws -> PackSummary {
        let draft = "\(path).part"
        defer { try? FileManager.default.removeItem(atPath: draft) }
        let summary = try await PackDesk(centre).write(request) { try ZipWriter(path: draft) }
        guard rename(draft, path) == 0 else {
            throw Fault("cannot write \(path): \(String(cString: strerror(errno)))")
        }
        return summary
    }

    /// What a pack is called: `证据包-2025-邮寄业务次数.zip`.
    package static func name(year: Int, _ indicator: String?) -> String {
        (["证据包", "\(year)"] + [indicator].compactMap(\.self)).joined(separator: "-") + ".zip"
    }
}
