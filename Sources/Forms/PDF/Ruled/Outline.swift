/// A shape that a page draws, as its corners: only straight edges make frames.
struct Outline {
    /// A corner in points, y downwards.
    struct Corner {
        var x: Double
        var y: Double
    }

    /// One line of corners after another; a curve ends its edge.
    var strokes: [[Corner]] = []
    /// Whether the lines themselves are drawn, rather than what they enclose.
    var isStroked = false

    /// The lines that a reader sees: thin shapes that are filled, edges that are drawn.
    func rules(page: Int, offset: Double) -> [Rule] {
        if isStroked || isRing { return strokes.flatMap { edges($0, page, offset) } }
        return strokes.compactMap { thin($0, page, offset) }
    }

    private func edges(_ corners: [Corner], _ page: Int, _ offset: Double) -> [Rule] {
        zip(corners, corners.dropFirst()).compactMap { rule([$0, $1], page, offset) }
    }

    /// A shape that is nothing but a broad line.
    private func thin(_ corners: [Corner], _ page: Int, _ offset: Double) -> Rule? {
        corners.count < 12 ? rule(corners, page, offset) : nil
    }

    private func rule(_ corners: [Corner], _ page: Int, _ offset: Double) -> Rule? {
        guard let box = Box(corners) else { return nil }
        let (width, height) = (box.right - box.left, box.bottom - box.top)
        if height <= Rule.breadth, width > Rule.breadth {
            return Rule(
                isAcross: true, page: page, position: (box.top + box.bottom) / 2 + offset,
                from: box.left, to: box.right)
        }
        guard width <= Rule.breadth, height > Rule.breadth else { return nil }
        return Rule(
            isAcross: false, page: page, position: (box.left + box.right) / 2,
            from: box.top + offset, to: box.bottom + offset)
    }

    /// What lies about some corners.
    private struct Box {
        var left, right, top, bottom: Double

        init?(_ corners: [Corner]) {
            guard let left = corners.map(\.x).min(), let right = corners.map(\.x).max(),
                let top = corners.map(\.y).min(), let bottom = corners.map(\.y).max()
            else { return nil }
            (self.left, self.right, self.top, self.bottom) = (left, right, top, bottom)
        }
    }

    /// Whether it is one rectangle inside another: a frame drawn as a filled shape.
    private var isRing: Bool {
        let boxes = strokes.filter { $0.count > 3 }.compactMap(Box.init)
        guard boxes.count == 2 else { return false }
        let differences = [
            boxes[0].left - boxes[1].left, boxes[0].right - boxes[1].right,
            boxes[0].top - boxes[1].top, boxes[0].bottom - boxes[1].bottom,
        ]
        return boxes[0].right - boxes[0].left > Rule.breadth * 2
            && boxes[0].bottom - boxes[0].top > Rule.breadth * 2
            && differences.allSatisfy { abs($0) <= Rule.breadth }
    }
}

extension Outline {
    /// Reads path data such as `M 0 0 L 9 0 Z`, with absolute commands.
    ///
    /// - Parameter place: where a point of the path lies on the page.
    init?(_ data: Substring, place: (Double, Double) -> Corner) {
        var numbers: [Double] = []
        var command: Character = "M"
        for piece in data.split(whereSeparator: { " ,\n".contains($0) }) {
            if let number = Double(piece) {
                numbers.append(number)
                take(command, &numbers, place)
            } else {
                guard piece.count == 1, let letter = piece.first else { return nil }
                command = letter == "S" ? "M" : letter
                numbers = []
                if "ZzC".contains(command) { close() }
            }
            // Letters are drawn with thousands of points; frames are not.
            if strokes.count > 400 { return nil }
        }
    }

    private mutating func take(
        _ command: Character, _ numbers: inout [Double], _ place: (Double, Double) -> Corner
    ) {
        let needed = ["C": 6, "B": 6, "Q": 4, "A": 7][command] ?? 2
        guard numbers.count == needed else { return }
        let corner = place(numbers[needed - 2], numbers[needed - 1])
        numbers = []
        if command == "L", !strokes.isEmpty {
            strokes[strokes.count - 1].append(corner)
        } else {
            strokes.append([corner])
        }
    }

    private mutating func close() {
        if let first = strokes.last?.first { strokes[strokes.count - 1].append(first) }
    }
}
