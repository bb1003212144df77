import Crypto
import Foundation
import Kernel

/// A picture as it is kept: its file is sealed under a key of its own, which the desk's table
/// holds. When the key is erased, nobody can open the file any more.
struct SealedPicture: Sendable {
    let picture: ChatPicture
    let digest: String
    let key: String

    /// Seals and keeps a picture; nil for none.
    init?(_ draft: PictureDraft?, _ files: FileStore) throws {
        guard let draft else { return nil }
        let key = SymmetricKey(size: .bits256)
        guard let sealed = try AES.GCM.seal(draft.bytes, using: key).combined else {
            throw Fault("a sealed picture has no bytes")
        }
        digest = try files.keep(sealed)
        self.key = key.withUnsafeBytes { Data($0).base64EncodedString() }
        picture = ChatPicture(id: Secret().text, type: draft.type, size: draft.bytes.count)
    }
}

extension Transaction {
    func insert(_ sealed: SealedPicture, in conversation: String) throws {
        try run(
            """
            INSERT INTO help_picture (id, conversation, type, size, digest, sealing_key)
            VALUES (\(sealed.picture.id), \(conversation), \(sealed.picture.type),
                \(sealed.picture.size), \(sealed.digest), \(sealed.key))
            """)
    }
}

extension Reader {
    /// Opens a picture of a conversation; nil when there is none, or its key was erased.
    ///
    /// - Throws: `Fault` when its file is damaged or gone.
    func picture(
        _ id: String, in conversation: String, _ files: FileStore
    ) throws -> PictureDraft? {
        let row = try first(
            """
            SELECT digest, sealing_key FROM help_picture
            WHERE id = \(id) AND conversation = \(conversation) AND sealing_key IS NOT NULL
            """)
        guard let row else { return nil }
        let (digest, text): (String, String) = (try row("digest"), try row("sealing_key"))
        guard let key = Data(base64Encoded: text), let sealed = try files.bytes(digest) else {
            throw Fault("the file of picture \(id) is gone")
        }
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let bytes = try? AES.GCM.open(box, using: SymmetricKey(data: key))
        else { throw Fault("the file of picture \(id) is damaged") }
        return try PictureDraft(bytes)
    }
}
