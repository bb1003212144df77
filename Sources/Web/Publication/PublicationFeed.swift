import HTTPTypes
import Hummingbird
import Kernel
import Performance

/// What was published and withdrawn, the newest first, as an Atom feed (RFC 4287).
struct PublicationFeed {
    let tag: String
    let updated: Instant
    let xml: String

    /// - Parameter origin: the digest of the journal's first entry, which is this centre's alone.
    init(_ all: [Publication], origin: String, _ visit: Visit) {
        let t = visit.t
        let base = visit.webAddress
        let newest = all.map(\.changedAt).max()
        updated = newest ?? Instant(milliseconds: 0)
        tag = "feed-\(updated.milliseconds)-\(all.count)-\(visit.language.rawValue)"
        let entries = all.sorted { $0.changedAt > $1.changedAt }
            .map { Self.entry($0, base, t) }.joined()
        xml = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(visit.language.tag)">
            <id>urn:uuid:\(Self.uuid(origin))</id>
            <title>\(escaped(t("publication_feed_title")))</title>
            <updated>\(updated)</updated>
            <author><name>\(escaped(t("product")))</name></author>
            <link rel="self" type="application/atom+xml" href="\(escaped("\(base)/public/feed"))"/>
            <link rel="alternate" type="text/html" href="\(escaped("\(base)/public"))"/>
            \(entries)</feed>

            """
    }

    private static func entry(_ each: Publication, _ base: String, _ t: Strings) -> String {
        let address = escaped("\(base)/public/years/\(each.year)/versions/\(each.version)")
        let title = t(
            each.withdrawal == nil ? "publication_entry_title" : "publication_entry_withdrawn",
            "\(each.year)", t(each.stage.title), "\(each.version)")
        let summary =
            each.withdrawal.map { t("publication_withdrawn_because", $0.reason) }
            ?? t("publication_entry_summary", "\(each.year)", t(each.stage.title))
        return """
            <entry>
            <id>urn:uuid:\(uuid(each.digest))</id>
            <title>\(escaped(title))</title>
            <published>\(each.publishedAt)</published>
            <updated>\(each.changedAt)</updated>
            <link rel="alternate" type="text/html" href="\(address)"/>
            <summary>\(escaped(summary))</summary>
            </entry>

            """
    }

    /// The first half of a digest, written as a UUID of version 8 (RFC 9562), which is for such.
    private static func uuid(_ digest: String) -> String {
        var digits = Array(digest.prefix(32))
        (digits[12], digits[16]) = ("8", "8")
        let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        return cuts.map { String(digits[$0]) }.joined(separator: "-")
    }
}

extension Visit {
    /// How this site is addressed, as the browser addressed it; nothing where that is no address.
    var webAddress: String {
        let host = request.head.authority ?? ""
        let isPlain = host.utf8.allSatisfy {
            ($0 >= 0x30 && $0 <= 0x3A) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
                || [0x2D, 0x2E, 0x5B, 0x5D].contains($0)
        }
        guard isPlain, !host.isEmpty else { return "" }
        return "\(site.configuration.secureCookies ? "https" : "http")://\(host)"
    }
}
