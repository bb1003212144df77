import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

extension Visit {
    /// Answers with 304 when the browser has it already (RFC 9110, section 13), else with what
    /// `make` makes, marked so that it can be asked for again.
    ///
    /// - Parameters:
    ///   - tag: changes whenever the answer does.
    ///   - changed: when the answer last changed.
    func unlessKnown(
        _ tag: String, _ changed: Instant, _ make: () async throws -> Response
    ) async throws -> Response {
        let marks: HTTPFields = [
            .eTag: "\"\(tag)\"", .lastModified: changed.httpText, .cacheControl: "no-cache",
            .vary: "Cookie, Accept-Language",
        ]
        if isKnown("\"\(tag)\"", changed) { return Response(status: .notModified, headers: marks) }
        var response = try await make()
        for field in marks { response.headers[field.name] = field.value }
        return response
    }

    private func isKnown(_ tag: String, _ changed: Instant) -> Bool {
        if let tags = request.headers[.ifNoneMatch] {
            return tags.split(separator: ",").contains { each in
                let plain = each.trimmingPrefix { $0 == " " }.trimmingPrefix("W/")
                return plain == tag || plain == "*"
            }
        }
        return request.headers[.ifModifiedSince] == changed.httpText
    }

    /// A text that is not a page.
    func text(_ text: String, type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

extension Instant {
    /// `Fri, 17 Oct 2025 08:20:05 GMT` (RFC 9110, section 5.6.7).
    var httpText: String {
        let seconds = (milliseconds - (((milliseconds % 1000) + 1000) % 1000)) / 1000
        let rest = ((seconds % 86_400) + 86_400) % 86_400
        let day = Day(number: Int((seconds - rest) / 86_400))
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let parts = day.description.split(separator: "-")
        let month = Int(parts[1]).map { months[$0 - 1] } ?? ""
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
        return "\(weekdays[day.weekday - 1]), \(parts[2]) \(month) \(parts[0]) \(clock) GMT"
    }
}
