import Helpdesk
import Kernel

/// The form by which somebody says something in a conversation.
struct SayForm: Sendable {
    let action: String
    /// What the browser keeps an unsent text under.
    let draft: String
    /// The ids of its fields, so that several forms stand on one page.
    let place: String
    let picturePlace: String
    /// Tells the server a repeated sending from a second message.
    let key: String
    /// The largest picture, in bytes.
    let limit: Int
    let placeholder: String
    let text: Field

    init(
        action: String, draft: String, suffix: String = "", placeholder: String,
        typed: Typed?, refusals: [Refusal], _ visit: Visit
    ) {
        self.action = action
        self.draft = draft
        place = "text\(suffix)"
        picturePlace = "picture\(suffix)"
        self.placeholder = placeholder
        key = typed?.key ?? SayForm.newKey()
        limit = PictureDraft.limit
        text = Field("text", typed?.text ?? "", refusals, visit)
    }

    /// What was typed and could not be sent.
    struct Typed: Sendable {
        let text: String
        let key: String
    }

    private static func newKey() -> String {
        let digits = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }
        return "page-" + digits.joined()
    }
}

extension Visit {
    /// What the form says: a text, a picture, or both; each is a message of its own.
    ///
    /// - Throws: `Refusals`, everything that is wrong with them.
    func messageDrafts() throws -> [MessageDraft] {
        let text = form.text("text")
        let key = form.text("key")
        guard let file = form.files["picture"] else {
            return [MessageDraft(text: text, clientID: key.isEmpty ? nil : key)]
        }
        let picture = try PictureDraft(checking: file.bytes)
        let ofPicture = MessageDraft(picture: picture, clientID: key.isEmpty ? nil : key + "-p")
        guard !text.isEmpty else { return [ofPicture] }
        return [MessageDraft(text: text, clientID: key.isEmpty ? nil : key), ofPicture]
    }

    var typedMessage: SayForm.Typed {
        SayForm.Typed(text: form.text("text"), key: form.text("key"))
    }
}
