// swift-tools-version: 6.2
import PackageDescription

// libFuzzer over everything that reads a stranger's bytes. `Sources/MailFormat` is a link, because the sanitizers have to be
// built into the library as well. Run it with `run.sh`.
let sanitized: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .unsafeFlags(["-sanitize=fuzzer,address"]),
]

let package = Package(
    name: "mail-fuzz",
    targets: [
        .target(name: "CFuzzer", path: "Sources/CFuzzer"),
        .target(name: "MailFormat", path: "Sources/MailFormat", swiftSettings: sanitized),
        .executableTarget(
            name: "fuzz", dependencies: ["MailFormat", "CFuzzer"], path: "Sources/fuzz", swiftSettings: sanitized,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
    ],
    swiftLanguageModes: [.v6]
)
