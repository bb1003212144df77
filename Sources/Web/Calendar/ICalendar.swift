import Foundation
import Kernel

/// A calendar as other programs read it (RFC 5545).
struct ICalendar: Sendable {
    let name: String
    let events: [Event]
    let made: Instant

    /// One thing that is due.
    struct Event: Hashable, Sendable {
        /// Stays the same as long as it is the same thing.
        let uid: String
        let summary: String
        let description: String
        let due: Due
        let address: String?
    }

    /// When it is due: by the end of a day, or at a moment.
    enum Due: Hashable, Sendable {
        case day(Day)
        case moment(Instant)
    }

    static let mediaType = "text/calendar; charset=utf-8"

    /// Every line ends with CR and LF and is at most 75 octets long.
    var text: String {
        let head = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zhunxing//Worklist//ZH",
            "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "NAME:\(name.calendarText)",
            "X-WR-CALNAME:\(name.calendarText)", "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
            "X-PUBLISHED-TTL:PT15M",
        ]
        let lines = head + Self.zone + events.flatMap { $0.lines(made) } + ["END:VCALENDAR"]
        return lines.map { $0.folded + "\r\n" }.joined()
    }

    static let zoneName = "Asia/Shanghai"

    /// China keeps one time all year.
    private static let zone = [
        "BEGIN:VTIMEZONE", "TZID:\(zoneName)", "BEGIN:STANDARD", "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
    ]
}

extension ICalendar.Event {
    fileprivate func lines(_ made: Instant) -> [String] {
        let times =
            switch due {
            case .day(let day):
                [
                    "DTSTART;VALUE=DATE:\(day.calendarText)",
                    "DTEND;VALUE=DATE:\((day + 1).calendarText)",
                ]
            case .moment(let moment):
                // An appointment that ends when the case is due.
                [
                    "DTSTART;TZID=\(ICalendar.zoneName):\((moment + -1_800).calendarText)",
                    "DTEND;TZID=\(ICalendar.zoneName):\(moment.calendarText)",
                ]
            }
        return ["BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:\(made.calendarUTC)"] + times + [
            "SUMMARY:\(summary.calendarText)", "DESCRIPTION:\(description.calendarText)",
        ] + (address.map { ["URL:\($0)"] } ?? []) + [
            // Being due does not make anybody busy.
            "TRANSP:TRANSPARENT", "STATUS:CONFIRMED", "END:VEVENT",
        ]
    }
}

extension String {
    /// Text of a property, with what has a meaning of its own escaped (RFC 5545, 3.3.11).
    fileprivate var calendarText: String {
        var safe = ""
        for character in unicodeScalars {
            switch character {
            case "\\": safe += "\\\\"
            case ";": safe += "\\;"
            case ",": safe += "\\,"
            case "\n": safe += "\\n"
            case "\r": continue
            default: safe.unicodeScalars.append(character)
            }
        }
        return safe
    }

    /// The line in pieces of at most 75 octets, each but the first after a space, no character cut
    /// (RFC 5545, 3.1).
    fileprivate var folded: String {
        var (folded, room) = ("", 75)
        for character in unicodeScalars {
            let size = String(character).utf8.count
            if size > room {
                folded += "\r\n "
                room = 74
            }
            folded.unicodeScalars.append(character)
            room -= size
        }
        return folded
    }
}

extension Day {
    /// `20251017`
    fileprivate var calendarText: String { description.replacing("-", with: "") }
}

extension Instant {
    /// In Shanghai: `20251017T162005`
    fileprivate var calendarText: String {
        "\(day.description.replacing("-", with: ""))T\(clockText.replacing(":", with: ""))"
    }

    /// In UTC: `20251017T082005Z`
    fileprivate var calendarUTC: String {
        (self + -Instant.shanghaiOffsetSeconds).calendarText + "Z"
    }
}
