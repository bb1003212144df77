import Kernel

extension Reader {
    /// What a matter is called, for what follows from a ticket in other desks; its id when it is
    /// unknown.
    package func name(ofMatter id: Matter.ID) throws -> Words {
        let row = try first("SELECT name_zh, name_en FROM queue_matter WHERE id = \(id)")
        return try row.map { Words(try $0("name_zh"), try $0("name_en")) } ?? Words(id, id)
    }
}
