// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building the programme does not build the benchmark. `Sources/MailFormat` is a link.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "mail-throughput",
    targets: [
        .target(name: "MailFormat", path: "Sources/MailFormat", swiftSettings: strict),
        .executableTarget(
            name: "throughput", dependencies: ["MailFormat"], path: "Sources/throughput", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
