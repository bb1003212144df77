import Kernel

extension Reaction {
    /// Every case in which one desk's event makes another desk act.
    package static let all: [Reaction] = [
        servedTicketMayBeRated, servedBusinessIsHelped, endedConversationMayBeRated,
    ]
}
