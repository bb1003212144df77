import Foundation
import Helpdesk
import Kernel

/// The knowledge base of the demo: articles in the house's own words, drafted by one editor,
/// reviewed and published by another.
package enum DemoKnowledge {
    /// The articles shipped with this version.
    package static func shipped() throws -> ArticleTable {
        try ArticleTable(json: Data(PackageResources.knowledge_json))
    }

    private static let writer = Actor(id: "editor-1", roles: [.hallChief])
    private static let reviewer = Actor(id: "editor-2", roles: [.hallChief])

    /// The editors' names, by their ids; they belong in the vault.
    package static let names = [writer.id: "知识编辑甲", reviewer.id: "知识编辑乙"]

    /// Publishes the shipped articles in a centre that has none of them yet.
    ///
    /// - Returns: how many there are.
    @discardableResult
    package static func publish(in centre: Centre) async throws -> Int {
        let desk = KnowledgeDesk(centre)
        let ids = try await desk.draft(shipped(), by: writer).drafted
        try await desk.reviewAll(ids, by: reviewer)
        try await desk.publishAll(ids, by: reviewer)
        return ids.count
    }
}
