/// One part of a list, newest first, with the ways to its first part and to the next.
struct ListPart<Row: Sendable>: Sendable {
    let rows: ArraySlice<Row>
    /// Nil on the first part.
    let firstHref: String?
    /// Nil on the last part.
    let nextHref: String?

    /// - Parameters:
    ///   - found: one row more than a page shows, where there are more.
    ///   - size: how many rows a page shows.
    ///   - address: of the list with all that is asked of it, ending in `?` or `&`.
    ///   - place: where in the list a row is; the next part begins before it.
    init(
        _ found: [Row], size: Int, at address: String, isFirst: Bool, place: (Row) -> Int64
    ) {
        rows = found.prefix(size)
        firstHref = isFirst ? nil : address
        nextHref = found.count > size ? rows.last.map { "\(address)before=\(place($0))" } : nil
    }
}
