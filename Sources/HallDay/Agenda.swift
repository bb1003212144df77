import Kernel

/// What is still to come in a simulated day, taken out in the order of time; of what falls on the
/// same moment, what was noted first comes first.
struct Agenda<Act: Sendable>: Sendable {
    private var heap: [Item] = []
    private var noted = 0

    private struct Item: Sendable {
        let at: Instant
        let order: Int
        let act: Act

        func isBefore(_ other: Item) -> Bool { (at, order) < (other.at, other.order) }
    }

    var isEmpty: Bool { heap.isEmpty }
    /// When the next act is due.
    var next: Instant? { heap.first?.at }

    mutating func note(_ act: Act, at instant: Instant) {
        heap.append(Item(at: instant, order: noted, act: act))
        noted += 1
        var place = heap.count - 1
        while place > 0, heap[place].isBefore(heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// Takes out the next act, with its moment.
    mutating func take() -> (at: Instant, act: Act)? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        return (first.at, first.act)
    }

    private mutating func sink() {
        var place = 0
        while true {
            let children = [2 * place + 1, 2 * place + 2].filter { $0 < heap.count }
            guard let least = children.min(by: { heap[$0].isBefore(heap[$1]) }),
                heap[least].isBefore(heap[place])
            else { return }
            heap.swapAt(place, least)
            place = least
        }
    }
}
