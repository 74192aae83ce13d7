// swift-tools-version: 6.2
import PackageDescription

// A small program over the module Masking, so that it can be measured without building the product. The sources are links.
// Run it with `run.sh`.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/" + name, swiftSettings: strict)
}

let package = Package(
    name: "masking",
    targets: [
        module("Enquiries"), module("PhraseMatching"), module("Extraction", ["Enquiries"]),
        module("Masking", ["Enquiries", "Extraction", "PhraseMatching"]),
        .executableTarget(
            name: "maskmails", dependencies: ["Enquiries", "Masking"], path: "Sources/maskmails",
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
