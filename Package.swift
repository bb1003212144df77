// swift-tools-version: 6.2
import PackageDescription

/// Products of other packages, by the names the modules below call them.
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: [Target.Dependency] = [
    .product(name: "GRDB", package: "GRDB.swift"),
    .product(name: "GRDBSQLite", package: "GRDB.swift"),
]
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let lifecycle: Target.Dependency = .product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(
    name: "UnixSignals", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nio: [Target.Dependency] = ["NIOCore", "NIOHTTP1", "NIOPosix"].map {
    .product(name: $0, package: "swift-nio")
}
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

/// Some modules with their tests and the stores, and nothing else, for quick turns:
/// `ZHUNXING_DESK=Queue swift test`, `ZHUNXING_DESK=Performance,Register swift test`.
let onlyDesks = Context.environment["ZHUNXING_DESK"]?.split(separator: ",").map(String.init)

/// A module: what it may import besides, and what is shipped with it.
struct Room {
    var name: String
    var imports: [Target.Dependency] = []
    var resources: [Resource] = []
}

/// The desks: each knows the kernel alone, and none imports another.
let desks: [Room] = [
    Room(name: "People", imports: ["CSodium", crypto]),
    Room(name: "Register"),
    Room(name: "Queue", imports: [crypto]),
    Room(
        name: "Helpdesk", imports: [crypto],
        resources: [.embedInCode("Knowledge/asking-words.json")]),
    Room(name: "Satisfaction", imports: [crypto]),
    Room(name: "Finance"),
]

/// What stands beside the desks on the kernel.
let others: [Room] = [
    Room(
        name: "Performance", imports: [crypto],
        resources: [
            .embedInCode("Scoring/rule-sets.json"),
            .embedInCode("Scoring/warning-rules.json"),
            .embedInCode("Bindings/bindings-2025.csv"),
            .embedInCode("Cycle/cycle-limits.json"),
        ]),
    Room(name: "Tools", imports: [subprocess, system]),
    Room(name: "Devices", imports: nio + ["Tools"]),
    Room(name: "Office", imports: ["CArchive", "CXML", crypto]),
    Room(name: "Mail", imports: nio + [nioSSL, crypto]),
    Room(name: "Forms", imports: ["Office", "Tools"]),
    Room(name: "SQLiteStore", imports: ["CSQLite"] + grdb),
    Room(name: "PostgresStore", imports: ["CPostgres", "Tools"]),
]

let stores = ["SQLiteStore", "PostgresStore"]
let names: [Target.Dependency] = (desks + others).map { .init(stringLiteral: $0.name) }

/// What puts the modules together: what one desk makes another do, pages, a year of make-believe, a
/// rehearsal.
let compositions: [Room] = [
    Room(name: "Reactions", imports: ["Queue", "Helpdesk", "Satisfaction"]),
    Room(
        name: "Demo",
        imports: [
            "Finance", "HallDay", "Helpdesk", "Performance", "Queue", "Reactions", "Register",
            "Satisfaction",
        ],
        resources: [
            .embedInCode("Scenario/knowledge.json"),
            .embedInCode("Scenario/declarations-2025.json"),
            .embedInCode("Scenario/scenario-2025.json"),
        ]),
    Room(name: "HallDay", imports: ["People", "Queue", "Helpdesk", "Satisfaction"]),
    Room(
        name: "Rehearsal",
        imports: [
            "HallDay", "Helpdesk", "People", "Performance", "Queue", "Reactions", "Register",
            "Satisfaction",
        ]),
    Room(name: "Crowd", imports: nio + ["People", "Queue", "Helpdesk"]),
    Room(
        name: "Web",
        imports: names + [
            hummingbird, logging, crypto, "CQrencode", "CXlsxWriter",
            .product(name: "Mustache", package: "swift-mustache"),
            .product(name: "NIOCore", package: "swift-nio"),
        ],
        resources: [
            .copy("Templates"), .copy("Assets"), .copy("Strings"), .copy("Interface"),
            .embedInCode("Printed/OFD/draw-pages.js"),
        ]),
]

let rooms =
    onlyDesks.map { chosen in
        (desks + others).filter { (chosen + stores + ["Tools"]).contains($0.name) }
    } ?? (desks + others + compositions)

let strict = Context.environment["ZHUNXING_STRICT"] != nil
let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
    name: "zhunxing",
    platforms: [.macOS(.v15)],
    products: onlyDesks == nil ? [.executable(name: "zhunxing", targets: ["zhunxing"])] : [],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(
            name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(
            name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "Kernel", dependencies: [crypto],
            resources: [.embedInCode("Time/arrangements.json")], swiftSettings: settings),
    ]
)

if onlyDesks == nil {
    package.targets.append(
        .executableTarget(
            name: "zhunxing",
            dependencies: ["Kernel", hummingbird, lifecycle, signals, logging, subprocess]
                + nio + names
                + compositions.map { .init(stringLiteral: $0.name) } + [
                    .product(name: "ArgumentParser", package: "swift-argument-parser")
                ],
            swiftSettings: settings))
}
for room in rooms {
    package.targets.append(
        .target(
            name: room.name, dependencies: ["Kernel"] + room.imports, resources: room.resources,
            swiftSettings: settings))
}

/// What every test needs.
let ground: [Target.Dependency] = ["Kernel"] + stores.map { .init(stringLiteral: $0) }
let besidesGround: [Target.Dependency] = (desks + others)
    .filter { !stores.contains($0.name) }.map { .init(stringLiteral: $0.name) }

/// Tests of a module, and what they need besides the ground.
let tests: [(name: String, needs: [Target.Dependency])] = [
    ("HallDay", ["HallDay", "Queue", "Helpdesk", "Satisfaction", "Reactions"]),
    ("Helpdesk", ["Helpdesk"]),
    ("Queue", ["Queue"]),
    ("Reaction", ["Reactions", "Queue", "Helpdesk", "Satisfaction"]),
    ("Satisfaction", ["Satisfaction"]),
    ("Command", besidesGround + ["zhunxing", "Crowd", lifecycle, logging]),
    ("Demo", besidesGround + ["Demo", "HallDay", "Reactions"]),
    ("Devices", ["Devices"] + nio),
    ("Finance", ["Finance"]),
    ("Forms", ["Forms", "Office", "Tools"]),
    ("Kernel", []),
    ("Mail", ["Mail", crypto, subprocess, system] + nio),
    ("Office", ["Office", "CArchive"]),
    ("People", ["People", "CSodium"]),
    ("Performance", ["Performance", "Register", crypto]),
    ("Register", ["Register"]),
    ("Rehearsal", ["HallDay", "Rehearsal", "Register", "Performance"]),
    ("Store", ["CPostgres", crypto]),
    ("Tidy", []),
    ("Tools", ["Tools"]),
    (
        "Web",
        besidesGround + [
            "Web", "Crowd", hummingbird, lifecycle, logging,
            .product(name: "HummingbirdTesting", package: "hummingbird"),
        ]
    ),
]

/// What lies beside a module's tests and is none of their sources.
let besides = ["Mail": ["smtp_server.py"], "Tidy": ["ratchet.json"]]

package.targets.append(
    .target(
        name: "TestStores", dependencies: ground + nio, path: "Tests/Support",
        swiftSettings: settings))
for test in tests where onlyDesks.map({ $0.contains(test.name) }) ?? true {
    package.targets.append(
        .testTarget(
            name: "\(test.name)Tests", dependencies: ground + ["TestStores"] + test.needs,
            exclude: besides[test.name] ?? [], swiftSettings: settings))
}
