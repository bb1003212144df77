import Kernel

/// One thing that a save changed, as people and the journal are told.
package struct DraftChange: Hashable, Codable, Sendable {
    package let act: Act
    package let place: DraftPlace
    /// The line's name; nil above the lines.
    package let line: String?
    /// Nil where nothing stood or stands.
    package let before: String?
    package let after: String?

    /// What was done.
    package enum Act: String, Codable, Sendable {
        case changed, added, deleted, moved
    }

    /// In words: `证书送达时间 · 指标值：10.00 → 9.00`.
    package var words: Words {
        let field = place.draftField?.title ?? place.lineField?.title
        let name = line.map { $0.isEmpty ? Words("未命名的指标", "unnamed indicator") : Words($0, $0) }
        let path = [name, field].compactMap(\.self)
        let (zh, en) = (
            path.map(\.zh).joined(separator: " · "), path.map(\.en).joined(separator: " · ")
        )
        switch act {
        case .changed:
            if place.lineField == .binding { return Words("\(zh) 已改", "\(en) changed") }
            let text = "\(Self.short(before)) → \(Self.short(after))"
            return Words("\(zh)：\(text)", "\(en): \(text)")
        case .added: return Words("新增 \(zh)", "added \(en)")
        case .deleted: return Words("删除 \(zh)", "deleted \(en)")
        case .moved: return Words("移动 \(zh)", "moved \(en)")
        }
    }

    private static func short(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "–" }
        return text.count > 40 ? "\(text.prefix(40))…" : text
    }
}

extension DraftSheet {
    /// What makes this sheet another one: fields first, then lines in the order of the newer one.
    package func changes(to newer: DraftSheet) -> [DraftChange] {
        let fields = DraftField.allCases.filter { self[$0] != newer[$0] }.map {
            DraftChange(
                act: .changed, place: DraftPlace($0), line: nil, before: self[$0],
                after: newer[$0])
        }
        let (before, after) = (byID, newer.byID)
        let moved = DraftOrder.moved(from: lines.map(\.id), to: newer.lines.map(\.id))
        let there = newer.lines.flatMap { line -> [DraftChange] in
            guard let old = before[line.id] else {
                return [
                    DraftChange(
                        act: .added, place: DraftPlace(line.id, nil), line: line[.name],
                        before: nil, after: line[.name])
                ]
            }
            return old.changes(to: line, moved: moved.contains(line.id))
        }
        let gone = lines.filter { after[$0.id] == nil }.map {
            DraftChange(
                act: .deleted, place: DraftPlace($0.id, nil), line: $0[.name], before: $0[.name],
                after: nil)
        }
        return fields + there + gone
    }
}

extension DraftLine {
    fileprivate func changes(to newer: DraftLine, moved: Bool) -> [DraftChange] {
        let place =
            moved
            ? [
                DraftChange(
                    act: .moved, place: DraftPlace(id, nil), line: newer[.name], before: nil,
                    after: nil)
            ] : []
        return place
            + LineField.allCases.filter { self[$0] != newer[$0] }.map {
                DraftChange(
                    act: .changed, place: DraftPlace(id, $0), line: newer[.name],
                    before: self[$0], after: newer[$0])
            }
    }
}
