import Kernel

/// Words that go before the public: they name no visitor and hold no number of anybody.
package enum PublicText {
    /// Notes what must not be published: telephone, identity and card numbers, addresses of
    /// electronic mail, and the name of the visitor where it is known.
    ///
    /// - Parameter names: people who must not be named.
    package static func faults(
        _ text: String, at field: String, naming names: [String] = []
    ) -> [Refusal] {
        var faults: [Refusal] = []
        if let number = numbers(in: text).first {
            faults.append(.numberInPublic(String(text[number]), field))
        }
        if mail(in: text) != nil { faults.append(.mailInPublic(field)) }
        let named = names.first { $0.count > 1 && text.contains($0) }
        if named != nil { faults.append(.nameInPublic(field)) }
        return faults
    }

    /// The text with every number of a person, every address of electronic mail and every one of
    /// the names made unreadable.
    package static func masked(_ text: String, naming names: [String] = []) -> String {
        var masked = text
        while let range = numbers(in: masked).first ?? mail(in: masked) {
            masked.replaceSubrange(range, with: "＊＊＊")
        }
        for name in names where name.count > 1 { masked = masked.replacing(name, with: "＊＊") }
        return masked
    }

    /// A name with all but its first character hidden: 张＊.
    package static func masked(name: String) -> String {
        guard let first = name.first else { return "" }
        return "\(first)" + String(repeating: "＊", count: max(1, min(2, name.count - 1)))
    }

    /// Runs of eight digits or more, spaces and hyphens among them, that are not dates.
    private static func numbers(in text: String) -> [Range<String.Index>] {
        text.ranges(of: /[0-9０-９](?:[ \-－‐–—·.]?[0-9０-９]){7,}[xXｘＸ]?/).filter { range in
            text[range].wholeMatch(of: /20\d\d[-.]\d{1,2}[-.]\d{1,2}/) == nil
        }
    }

    private static func mail(in text: String) -> Range<String.Index>? {
        text.firstRange(of: /[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}/)
    }
}

extension Refusal {
    fileprivate static func numberInPublic(_ number: String, _ field: String) -> Refusal {
        Refusal(
            "number_in_public", "回复向社会公开，不能含电话、证件等号码“\(number)”，请删去。",
            "This will be public and may not hold the number “\(number)”; remove it.", at: field)
    }

    fileprivate static func mailInPublic(_ field: String) -> Refusal {
        Refusal(
            "mail_in_public", "回复向社会公开，不能含电子邮箱，请删去。",
            "This will be public and may not hold an e-mail address; remove it.", at: field)
    }

    fileprivate static func nameInPublic(_ field: String) -> Refusal {
        Refusal(
            "name_in_public", "回复向社会公开，不能出现评价人的姓名，请删去。",
            "This will be public and may not name the visitor; remove the name.", at: field)
    }
}
