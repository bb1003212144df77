import Kernel

/// Somebody on the list from which a survey draws; who it is, is in the vault.
package struct FrameMember: Hashable, Sendable {
    package let name: String
    /// A telephone number or an address of electronic mail.
    package let contact: String
    /// The group that results are told by; may be empty.
    package let part: String
}

/// A list as a CSV file brings it: `name,contact,group`, or the same in Chinese.
package struct FrameTable: Sendable {
    package let members: [FrameMember]

    package static let columns = ["name", "contact", "group"]
    private static let headings = [columns, ["姓名", "联系方式", "组别"], ["名称", "联系方式", "组别"]]
    private static let limit = 50_000

    /// - Throws: `Refusals` with every line that is not in order.
    package init(csv text: String) throws {
        let lines = try CSV.lines(text)
        guard let heading = lines.first, Self.headings.contains(heading.fields) else {
            throw Refusals([.wrongHeading])
        }
        var faults: [Refusal] = []
        var seen: [String: Int] = [:]
        var members: [FrameMember] = []
        for line in lines.dropFirst() where line.fields != [""] {
            guard line.fields.count == 3 else {
                faults.append(.wrongCount(line.number))
                continue
            }
            let fields = line.fields.map(\.trimmingSpaces)
            faults += Self.faults(fields, line.number, &seen)
            members.append(FrameMember(name: fields[0], contact: fields[1], part: fields[2]))
        }
        if members.isEmpty || members.count > Self.limit { faults.append(.wrongSize(Self.limit)) }
        guard faults.isEmpty else { throw Refusals(faults) }
        self.members = members
    }

    private static func faults(
        _ fields: [String], _ line: Int, _ seen: inout [String: Int]
    ) -> [Refusal] {
        var faults: [Refusal] = []
        faults.check(fields[0], "name", "姓名", "name", limit: 100)
        faults.check(fields[1], "contact", "联系方式", "contact", limit: 100)
        faults.check(fields[2], "group", "组别", "group", limit: 60, isRequired: false)
        faults = faults.map { $0.at("line \(line), \($0.place ?? "")") }
        if let first = seen[fields[1]], !fields[1].isEmpty {
            faults.append(.twice(line, first: first))
        }
        seen[fields[1]] = seen[fields[1]] ?? line
        return faults
    }
}

extension Refusal {
    fileprivate static let wrongHeading = Refusal(
        "wrong_columns", "第 1 行应为“姓名,联系方式,组别”（或 name,contact,group）。",
        "Line 1 should be “name,contact,group”.", at: "line 1")

    fileprivate static func wrongCount(_ line: Int) -> Refusal {
        Refusal(
            "wrong_field_count", "这一行应有 3 列。", "This line should have 3 fields.",
            at: "line \(line)")
    }

    fileprivate static func wrongSize(_ limit: Int) -> Refusal {
        Refusal(
            "wrong_size", "名单应有 1 至 \(limit) 人。", "The list should name 1 to \(limit).",
            at: "file")
    }

    fileprivate static func twice(_ line: Int, first: Int) -> Refusal {
        Refusal(
            "twice", "与第 \(first) 行的联系方式相同，同一个人只列一次。",
            "The contact is that of line \(first); everybody is listed once.",
            at: "line \(line), contact")
    }
}
