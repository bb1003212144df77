// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The desks: each knows the kernel alone, and none imports another.
let desks = ["People", "Register"]

/// What is not a desk: modules that stand on the kernel, with what else each may import.
let modules: [(name: String, imports: [Target.Dependency], resources: [Resource])] = [
    (
        "Performance", [],
        [
            .embedInCode("Scoring/rule-sets.json"),
            .embedInCode("Bindings/bindings-2025.csv"),
        ]
    ),
    (
        "SQLiteStore",
        [
            .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ], []
    ),
    ("PostgresStore", ["CPostgres"], []),
]

let package = Package(
    name: "zhunxing",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "zhunxing", targets: ["zhunxing"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .target(
            name: "Kernel", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            resources: [.embedInCode("Time/arrangements.json")], swiftSettings: settings),
        .target(
            name: "Forms",
            dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
            swiftSettings: settings),
        .target(
            name: "Web",
            dependencies: ["Kernel", "Performance", "Forms"]
                + desks.map { .init(stringLiteral: $0) } + [
                    .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "Mustache", package: "swift-mustache"),
                    .product(name: "NIOCore", package: "swift-nio"),
                    .product(name: "Logging", package: "swift-log"),
                ],
            resources: [.copy("Templates"), .copy("Assets"), .copy("Strings")],
            swiftSettings: settings),
        .executableTarget(
            name: "zhunxing",
            dependencies: ["Kernel", "Performance", "Forms", "SQLiteStore", "PostgresStore", "Web"]
                + desks.map { .init(stringLiteral: $0) } + [
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                    .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "Logging", package: "swift-log"),
                ],
            swiftSettings: settings),
    ] + desks.map { .target(name: $0, dependencies: ["Kernel"], swiftSettings: settings) }
        + modules.map {
            .target(
                name: $0.name, dependencies: ["Kernel"] + $0.imports, resources: $0.resources,
                swiftSettings: settings)
        }
)
