import Kernel
import Reactions
import Testing

@Suite struct ReactionTests {
    @Test func `every reaction is listed once`() {
        #expect(Reaction.all.isEmpty)
    }
}
