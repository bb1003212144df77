import Foundation
import Kernel

/// One mail as it goes out: plain text to one person.
package struct Letter: Hashable, Sendable {
    /// Stays the same when it is sent again, so that a reader's program shows it once.
    package let id: String
    package let sender: Mailbox
    package let recipient: Mailbox
    package let subject: String
    package let body: String
    package let writtenAt: Instant

    package init(
        id: String, from sender: Mailbox, to recipient: Mailbox, subject: String, body: String,
        writtenAt: Instant
    ) {
        self.id = id
        self.sender = sender
        self.recipient = recipient
        self.subject = subject
        self.body = body
        self.writtenAt = writtenAt
    }

    /// Headers, an empty line and the body (RFC 5322), in lines of at most 76 characters that end
    /// with CR and LF.
    package var message: String {
        let host = sender.address.split(separator: "@").last ?? "localhost"
        let (encoding, text) = BodyText.encoded(body)
        let headers = [
            "Date: \(writtenAt.mailDate)", "From: \(sender.header)",
            "To: \(recipient.header)",
            "Subject: \(HeaderText.encoded(subject, after: 9))",
            "Message-ID: <\(id)@\(host)>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: \(encoding)",
            // Nobody's out-of-office answers a program (RFC 3834).
            "Auto-Submitted: auto-generated",
        ]
        return headers.joined(separator: "\r\n") + "\r\n\r\n" + text
    }
}

extension Instant {
    /// `Fri, 17 Oct 2025 16:20:05 +0800`
    var mailDate: String {
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let day = day
        return "\(names[day.weekday - 1]), \(day.dayOfMonth) \(months[day.month - 1]) \(day.year) "
            + "\(clockText) +0800"
    }
}

/// The body of a letter in seven bits (RFC 2045).
enum BodyText {
    /// Quoted-printable where most of it is ASCII and so stays legible, else base64.
    static func encoded(_ text: String) -> (encoding: String, text: String) {
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let plain = lines.utf8.count { $0 < 127 }
        if plain * 5 >= lines.utf8.count * 4 {
            return ("quoted-printable", quoted(lines))
        }
        let bytes = Data(lines.replacing("\n", with: "\r\n").utf8)
        let base64 = Array(bytes.base64EncodedString())
        let cut = stride(from: 0, to: base64.count, by: 76).map {
            String(base64[$0..<min($0 + 76, base64.count)])
        }
        return ("base64", cut.joined(separator: "\r\n") + "\r\n")
    }

    private static func quoted(_ text: String) -> String {
        let lines = text.hasSuffix("\n") ? text.dropLast() : text[...]
        return lines.split(separator: "\n", omittingEmptySubsequences: false)
            .map { quotedLine(Array($0.utf8)) }.joined(separator: "\r\n") + "\r\n"
    }

    private static func quotedLine(_ bytes: [UInt8]) -> String {
        var (lines, line): ([String], String) = ([], "")
        for (place, byte) in bytes.enumerated() {
            let isLast = place == bytes.count - 1
            let isSpace = byte == 32 || byte == 9
            let isPlain = (33...126).contains(byte) && byte != 61 || isSpace && !isLast
            let hex = String(byte, radix: 16, uppercase: true)
            let piece =
                isPlain
                ? String(UnicodeScalar(byte)) : "=" + (hex.count == 1 ? "0" : "") + hex
            // The last place of a line is for the sign that it goes on.
            if line.utf8.count + piece.utf8.count > 75 {
                lines.append(line + "=")
                line = ""
            }
            line += piece
        }
        return (lines + [line]).joined(separator: "\r\n")
    }
}
