import Hummingbird
import Kernel
import NIOCore
import People

extension Visit {
    /// A page in the frame of the site.
    func page(_ page: some Page, _ status: HTTPResponse.Status = .ok) throws -> Response {
        let text = try site.views.render(page, in: Layout(page, self), t, csrf: signedIn?.csrf)
        return html(text, status)
    }

    /// A document that stands for itself.
    func html(_ text: String, _ status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// Sends the browser on to another page of ours.
    func redirect(_ path: String) -> Response {
        Response(
            status: .seeOther, headers: [.location: localPath(path), .cacheControl: "no-store"])
    }

    func json(_ value: some Encodable, _ status: HTTPResponse.Status = .ok) throws -> Response {
        let text = try JSONText.bytes(of: value, keys: .snakeCase)
        return Response(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: text)))
    }
}
