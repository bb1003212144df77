import Foundation
import Kernel
import Mustache

/// The templates, read once when the program starts.
struct Views: Sendable {
    private let library: MustacheLibrary
    private let onRender: (@Sendable (any Page) -> Void)?

    init(onRender: (@Sendable (any Page) -> Void)?) throws {
        var library = MustacheLibrary()
        for name in try Resources.names("Templates") where name.hasSuffix(".mustache") {
            let text = String(decoding: try Resources.data("Templates/\(name)"), as: UTF8.self)
            try library.register(text, named: String(name.dropLast(".mustache".count)))
        }
        self.library = library
        self.onRender = onRender
    }

    /// - Throws: `Fault` when a template is missing.
    func render<Content: Page>(
        _ page: Content, in layout: Layout, _ t: Strings, csrf: String?
    ) throws -> String {
        onRender?(page)
        let scope = Scope(t: t, csrf: csrf, page: page)
        guard let content = library.render(scope, withTemplate: Content.template) else {
            throw Fault("there is no template \(Content.template)")
        }
        var layout = layout
        layout.content = content
        guard let text = library.render(layout, withTemplate: page.frame.rawValue) else {
            throw Fault("there is no template \(page.frame.rawValue)")
        }
        return text
    }
}

/// What a page's template sees: the page, the texts, the token of its forms.
private struct Scope: MustacheParent {
    let t: Strings
    let csrf: String?
    let page: any Page

    func child(named: String) -> Any? {
        switch named {
        case "t": t
        case "csrf": csrf
        default: Mirror(reflecting: page).children.first { $0.label == named }.flatMap(present)
        }
    }

    /// The value; nil for an optional without one.
    private func present(_ child: Mirror.Child) -> Any? {
        let mirror = Mirror(reflecting: child.value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : child.value
    }
}
