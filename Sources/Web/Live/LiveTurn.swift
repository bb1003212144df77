import Kernel
import NIOCore

/// One look at the journal for all streams: each entry read once, each message made once.
struct LiveTurn {
    /// Who follows already, and how far they have been told.
    let audience: LiveAudience
    let seen: Int64
    /// Streams that have come since the last turn.
    let arrivals: [LiveStream]
    let limits: LiveLimits

    /// What a turn found.
    struct Findings: Sendable {
        /// How far all streams have been told everything once they have what is here.
        var head: Int64
        /// Whether there is more after it; then arrivals wait for another turn.
        var hasMore = false
        /// Of topics that were followed before: one piece for all its streams.
        var pieces: [String: ByteBuffer] = [:]
        /// For each arrival, in order; none when they have to wait.
        var openings: [Opening] = []
    }

    /// How an arrival begins: its topic's address, and its first piece.
    struct Opening: Sendable {
        let address: String?
        let piece: ByteBuffer
    }

    /// An event made from an entry.
    private struct Told {
        let sequence: Int64
        let message: LiveMessage
    }

    func look(_ reader: Reader) throws -> Findings {
        let end = try reader.journalHead()?.sequence ?? 0
        if !audience.isEmpty, end - seen > limits.backlog {
            return try look(reader, through: seen + limits.backlog, of: [], hasMore: true)
        }
        return try look(reader, through: end, of: arrivals, hasMore: false)
    }

    private func look(
        _ reader: Reader, through head: Int64, of arrivals: [LiveStream], hasMore: Bool
    ) throws -> Findings {
        let addresses = try arrivals.map { try $0.topic.address(reader) }
        var all = audience
        for (stream, address) in zip(arrivals, addresses) { all.add(stream.topic, at: address) }
        let wanted = arrivals.compactMap { $0.start.firstMissed(head, limits) }
        let from = (wanted + (audience.isEmpty ? [] : [seen])).min() ?? head
        let told = try tell(all, reader, from: from, through: head)
        var findings = Findings(head: head, hasMore: hasMore)
        for (key, events) in told where audience.contains(key) {
            findings.pieces[key] = piece(events.filter { $0.sequence > seen })
        }
        findings.openings = zip(addresses, openings(arrivals, told, head)).map(Opening.init)
        return findings
    }

    /// What the entries say to each topic.
    private func tell(
        _ audience: LiveAudience, _ reader: Reader, from: Int64, through head: Int64
    ) throws -> [String: [Told]] {
        guard from < head else { return [:] }
        let entries = try reader.journal(after: from, through: head, kinds: audience.kinds)
        var told: [String: [Told]] = [:]
        for entry in entries.map(LiveEntry.init) {
            audience.forEach(concernedBy: entry, reader) { key, topic in
                guard let message = message(topic, entry, reader) else { return }
                told[key, default: []].append(Told(sequence: entry.sequence, message: message))
            }
        }
        return told
    }

    private func message(_ topic: any LiveTopic, _ entry: LiveEntry, _ reader: Reader)
        -> LiveMessage?
    {
        // What cannot be told must not hold up everything after it.
        do { return try topic.message(for: entry, reader) } catch { return .reload }
    }

    private func piece(_ told: [Told]) -> ByteBuffer? {
        guard !told.isEmpty else { return nil }
        var text = LiveText()
        for event in told { text.event(event.message, event.sequence) }
        return text.buffer
    }
}

extension LiveTurn {
    private struct Beginning: Hashable {
        let key: String
        let start: LiveStream.Start
    }

    /// What arrivals get first; those who come back to one topic from one place share it.
    private func openings(
        _ arrivals: [LiveStream], _ told: [String: [Told]], _ head: Int64
    ) -> [ByteBuffer] {
        var made: [Beginning: ByteBuffer] = [:]
        return arrivals.map { stream in
            let key = Beginning(key: stream.topic.key, start: stream.start)
            if let shared = made[key] { return shared }
            let opening = opening(stream.start, told[stream.topic.key, default: []], head)
            made[key] = opening
            return opening
        }
    }

    private func opening(
        _ start: LiveStream.Start, _ told: [Told], _ head: Int64
    ) -> ByteBuffer {
        var text = LiveText()
        text.retry(milliseconds: 2000)
        if start.isLost(head, limits) {
            text.event(.reload, head)
        } else if case .after(let sequence) = start {
            for event in told where event.sequence > sequence {
                text.event(event.message, event.sequence)
            }
        }
        text.position(head)
        return text.buffer
    }
}

extension LiveStream.Start {
    /// Whether what was missed cannot be told one by one.
    fileprivate func isLost(_ head: Int64, _ limits: LiveLimits) -> Bool {
        switch self {
        case .now: false
        case .nowhere: true
        // Beyond the end: the centre was set back to an earlier copy of itself.
        case .after(let sequence): sequence > head || head - sequence > limits.backlog
        }
    }

    /// The place to read on from, if anything is to be read.
    fileprivate func firstMissed(_ head: Int64, _ limits: LiveLimits) -> Int64? {
        guard case .after(let sequence) = self, !isLost(head, limits) else { return nil }
        return sequence
    }
}
