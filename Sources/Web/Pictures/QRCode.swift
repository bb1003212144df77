import CQrencode
import Foundation
import Kernel

/// A text as a QR code that a telephone reads: 15 % of it may be damaged (level M).
package struct QRCode: Hashable, Sendable {
    /// How many modules each side has, without the quiet zone.
    package let side: Int
    private let dark: [Bool]

    /// Modules of white that a reader needs around the code (ISO/IEC 18004).
    private static let quietModules = 4

    /// - Throws: `Fault` for a text of more than 2,331 bytes, or none.
    package init(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
            throw Fault("no QR code holds \(bytes.count) bytes")
        }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        let modules = UnsafeBufferPointer(start: code.pointee.data, count: side * side)
        dark = modules.map { $0 & 1 == 1 }
    }

    /// Whether a module is dark; row and column from 0 at the top left.
    package func isDark(row: Int, column: Int) -> Bool { dark[row * side + column] }

    /// The code as a drawing that scales, with a name for those who do not see it.
    ///
    /// - Parameter label: what it leads to: `扫码查看排队进度`.
    package func svg(label: String) -> String {
        let whole = side + 2 * Self.quietModules
        return """
            <svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(whole) \(whole)" \
            role="img" aria-label="\(escaped(label))" shape-rendering="crispEdges">\
            <rect width="\(whole)" height="\(whole)" fill="#fff"/>\
            <path fill="#000" d="\(path)"/></svg>
            """
    }

    /// One stroke for each run of dark modules.
    private var path: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                let start = column
                while column < side, isDark(row: row, column: column) { column += 1 }
                guard column > start else {
                    column += 1
                    continue
                }
                let (x, y) = (start + Self.quietModules, row + Self.quietModules)
                path += "M\(x) \(y)h\(column - start)v1h-\(column - start)z"
            }
        }
        return path
    }
}
