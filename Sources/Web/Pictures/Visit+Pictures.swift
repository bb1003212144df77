import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

extension Visit {
    /// The picture that came with a form, checked; nil when none was sent.
    ///
    /// - Throws: the refusals of `CheckedPicture`.
    func picture(_ field: String) throws(Refusal) -> CheckedPicture? {
        guard let file = form.files[field] else { return nil }
        return try CheckedPicture(file.bytes)
    }

    /// A picture that was checked before it was kept, shown where no browser runs anything.
    func picture(_ bytes: Data, _ kind: PictureKind) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: kind.mediaType, .cacheControl: "private, max-age=3600",
                .contentDisposition: "inline; filename=\"picture.\(kind.ending)\"",
                .contentSecurityPolicy: "default-src 'none'; sandbox",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Route {
    /// The largest form with a picture: the picture and the form around it.
    static let pictureLimit = CheckedPicture.byteLimit + (256 << 10)
}
