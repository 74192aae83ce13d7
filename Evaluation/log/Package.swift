// swift-tools-version: 6.2
import PackageDescription

// Measures the transparency log. `Sources/Transparency` and `Sources/LogFolder` are links: what is measured is the library
// itself, whose interface is visible inside one package only. Run it with `run.sh`.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "log-bench",
    dependencies: [.package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2")],
    targets: [
        .target(
            name: "Transparency", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(name: "LogFolder", dependencies: ["Transparency"], swiftSettings: strict),
        .executableTarget(name: "bench", dependencies: ["LogFolder", "Transparency"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
