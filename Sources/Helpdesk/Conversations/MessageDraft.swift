import Kernel

/// What somebody is about to say: a text or a picture.
package struct MessageDraft: Hashable, Sendable {
    package var text: String
    package var picture: PictureDraft?
    /// Chosen by the sender's browser, 1 to 64 characters, unique in the
    /// conversation; sending twice says it once.
    package var clientID: String?

    package init(text: String = "", picture: PictureDraft? = nil, clientID: String? = nil) {
        self.text = text
        self.picture = picture
        self.clientID = clientID
    }

    /// The longest text, in characters.
    package static let limit = 2000

    /// The draft, if it is in order.
    ///
    /// - Throws: `Refusals`, one for each thing that is not.
    func checked() throws(Refusals) -> MessageDraft {
        var sound = self
        var faults: [Refusal] = []
        sound.text = text.trimmed
        if sound.text.isEmpty == (picture == nil) { faults.append(.emptyMessage) }
        faults += text.faults(at: "text", limit: Self.limit)
        if let clientID, !MessageDraft.isClientID(clientID) { faults.append(.badClientID) }
        guard faults.isEmpty else { throw Refusals(faults) }
        return sound
    }

    private static func isClientID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                    || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
                    || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                    || byte == UInt8(ascii: "-")
            }
    }
}
