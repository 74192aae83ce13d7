// swift-tools-version: 6.2
import PackageDescription

// Stage folders carry the number of the stage, module names do not: `path:` joins them.
// Versions are exact: the build is the same everywhere. Reasons for each dependency: Docs/Dependencies.md.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")

func module(_ name: String, _ path: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/" + path, swiftSettings: strict)
}

func tests(_ name: String, of dependencies: [Target.Dependency], excluding: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/" + name, exclude: excluding,
        // Tests have no readers of their interface, so import visibility protects nothing in them. What they test is
        // optimised; to optimise the tests as well takes minutes and makes none of them quicker.
        swiftSettings: [.enableUpcomingFeature("ExistentialAny"), .unsafeFlags(["-Onone"])])
}

let package = Package(
    name: "postroom",
    products: [.executable(name: "postroom", targets: ["PostroomTool"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // The words, the records, the one storage port.
        module("Enquiries", "Enquiries"),
        module("Transparency", "Transparency", [crypto]),
        module("Cases", "Cases", ["Enquiries", "Transparency"]),
        module("Disclosure", "Disclosure", ["Enquiries", "Transparency"]),
        module("Extraction", "Extraction", ["Enquiries"]),
        module("Masking", "Masking", ["Enquiries", "Extraction", "PhraseMatching"]),
        module("Consulting", "Consulting", ["Enquiries", "LanguageModels", "Masking", "Prompting", "Transparency"]),

        // Libraries know nothing of enquiries.
        module("IMAPReader", "Libraries/IMAPReader"),
        module("LanguageModels", "Libraries/LanguageModels", [crypto]),
        module("MailFormat", "Libraries/MailFormat"),
        module("MailSigning", "Libraries/MailSigning", [crypto, cryptoExtras]),
        module("PhraseMatching", "Libraries/PhraseMatching"),
        module("Prompting", "Libraries/Prompting", ["Transparency"]),
        module("SignIn", "Libraries/SignIn", [crypto, cryptoExtras]),
        module("TextClassification", "Libraries/TextClassification"),
        module("TextRetrieval", "Libraries/TextRetrieval", ["PhraseMatching"]),

        // The stages do not know each other; Sending alone knows Review, for `ApprovedReply`.
        module("Intake", "Stages/1-Intake", ["Enquiries", "Transparency", "MailFormat"]),
        module(
            "Triage", "Stages/2-Triage",
            ["Enquiries", "Extraction", "PhraseMatching", "TextClassification", "Transparency"]),
        module(
            "Drafting", "Stages/3-Drafting",
            ["Enquiries", "Extraction", "PhraseMatching", "TextRetrieval", "Transparency"]),
        module("Review", "Stages/4-Review", ["Enquiries", "Transparency", "MailFormat", "MailSigning"]),
        module("Sending", "Stages/5-Sending", ["Enquiries", "MailFormat", "Transparency", "Review"]),
        module(
            "Pipeline", "Pipeline",
            [
                "Cases", "Consulting", "Drafting", "Enquiries", "Intake", "Review", "Sending", "Transparency", "Triage",
            ]),

        // Adapters are the only code that touches the world.
        .systemLibrary(
            name: "CCurl", path: "Sources/Adapters/CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CMalloc", path: "Sources/Adapters/CMalloc"),
        module("Curl", "Adapters/Curl", ["CCurl", "IMAPReader", "Sending"]),
        module("LMTPServer", "Adapters/LMTP", [nioCore, nioPosix]),
        module("LogFolder", "Adapters/LogFolder", ["Transparency"]),
        module(
            "DeskFiles", "Adapters/DeskFiles",
            [
                "Curl", "Disclosure", "Enquiries", "LanguageModels", "Prompting", "Transparency", crypto, yams,
            ]),
        module("ModelEndpoints", "Adapters/ModelEndpoints", ["Curl", "LanguageModels"]),
        module("Mailboxes", "Adapters/Mailboxes", ["Enquiries", "MailFormat", "Sending"]),
        module("Witnesses", "Adapters/Witnesses", ["Curl", "Transparency"]),
        module("SQLiteStore", "Adapters/SQLiteStore", ["Cases", "Enquiries", "Transparency", grdb]),

        // Figures about desks, never about people.
        module("Measuring", "Measuring", ["Cases", "Enquiries"]),
        module("DataProtection", "DataProtection", ["Cases", "Enquiries", "Transparency"]),

        // Programs join the parts.
        module(
            "Evaluator", "Programs/Evaluator",
            ["Drafting", "Enquiries", "TextClassification", "Transparency", "Triage"]),
        module(
            "ReviewWeb", "Programs/ReviewWeb",
            [
                "Cases", "Enquiries", "MailFormat", "Measuring", "Pipeline", "Review", "SignIn", "TextRetrieval",
                "Transparency", "Triage", hummingbird, lifecycle, logging,
                // Not imported: values of theirs lie inside the pipeline's, so the pages must be built anew with them.
                "Consulting", "Drafting", "Intake", "LanguageModels", "MailSigning", "Masking", "Prompting", "Sending",
            ]),
        module("WitnessWeb", "Programs/WitnessWeb", ["Transparency", hummingbird, lifecycle, logging]),
        .executableTarget(
            name: "PostroomTool",
            dependencies: [
                "CMalloc", "Cases", "Consulting", "Curl", "DataProtection", "DeskFiles", "Disclosure", "Drafting",
                "Enquiries", "Evaluator", "IMAPReader", "Intake", "LMTPServer", "LanguageModels", "LogFolder",
                "MailFormat",
                "MailSigning", "Mailboxes", "Masking", "ModelEndpoints",
                "Pipeline", "Prompting", "Review", "ReviewWeb", "SQLiteStore", "Sending", "TextClassification",
                "Transparency", "Triage", "WitnessWeb", "Witnesses",
                arguments, lifecycle, logging, signals,
            ],
            path: "Sources/Programs/PostroomTool", swiftSettings: strict),

        // Tests; each suite beside the module that it is about.
        .target(
            name: "ChildPrograms", path: "Tests/Support/ChildPrograms",
            // Where a child runs and what it inherits are settled by functions that glibc shows on request only.
            cSettings: [.define("_GNU_SOURCE")], swiftSettings: strict),
        .target(name: "CPUTime", path: "Tests/Support/CPUTime", swiftSettings: strict),
        .target(
            name: "Sample", dependencies: ["Enquiries"], path: "Tests/Support/Sample", swiftSettings: strict),
        .target(
            name: "StoreContract", dependencies: ["Cases", "Enquiries", "Transparency"],
            path: "Tests/Support/StoreContract", swiftSettings: strict),
        .target(
            name: "Attacks", dependencies: ["LanguageModels", "Transparency"], path: "Tests/Support/Attacks",
            swiftSettings: strict),
        .target(name: "MailPeer", path: "Tests/Support/MailPeer", swiftSettings: strict),
        tests("AttackTests", of: ["Attacks", "DeskFiles", "MailFormat", "Prompting"]),
        tests("ChildProgramsTests", of: ["ChildPrograms"]),
        tests("EnquiriesTests", of: ["Enquiries"]),
        tests("DisclosureTests", of: ["Disclosure", "Enquiries", "Transparency"]),
        tests("ExtractionTests", of: ["CPUTime", "Enquiries", "Extraction"]),
        tests("MaskingTests", of: ["CPUTime", "Enquiries", "Masking"]),
        tests(
            "ConsultingTests",
            of: [
                "Attacks", "Consulting", "DeskFiles", "Enquiries", "LanguageModels", "MailFormat", "Masking",
                "Prompting", "Sample", "Transparency",
            ]),
        tests("TransparencyTests", of: ["CPUTime", "Transparency"], excluding: ["Vectors"]),
        tests("IMAPReaderTests", of: ["IMAPReader"]),
        tests(
            "LanguageModelsTests", of: ["ChildPrograms", "Curl", "LanguageModels", "ModelEndpoints"],
            excluding: ["Fixtures"]),
        tests("MailFormatTests", of: ["MailFormat"], excluding: ["Fixtures"]),
        tests("MailSigningTests", of: ["MailSigning", cryptoExtras]),
        tests("PhraseMatchingTests", of: ["PhraseMatching"]),
        tests("SignInTests", of: ["CPUTime", "SignIn", crypto]),
        tests("PromptingTests", of: ["Prompting", "Transparency"]),
        tests("TextClassificationTests", of: ["CPUTime", "TextClassification"]),
        tests("TextRetrievalTests", of: ["TextRetrieval"]),
        tests("IntakeTests", of: ["CPUTime", "Enquiries", "Intake", "Sample"]),
        tests("TriageTests", of: ["Enquiries", "Sample", "TextClassification", "Triage"]),
        tests("DraftingTests", of: ["CPUTime", "Drafting", "Enquiries", "Extraction", "Sample"]),
        tests(
            "ReviewTests", of: ["Enquiries", "MailFormat", "MailSigning", "Review", "Sample", "Transparency"]),
        tests("SendingTests", of: ["Enquiries", "MailFormat", "Sample", "Sending", "Transparency"]),
        tests(
            "DeskFilesTests",
            of: ["Curl", "DeskFiles", "Disclosure", "Enquiries", "LanguageModels", "Prompting", "Transparency"]),
        tests("LMTPServerTests", of: ["ChildPrograms", "LMTPServer"]),
        tests("LogFolderTests", of: ["ChildPrograms", "LogFolder", "Transparency"]),
        tests(
            "CurlTests", of: ["ChildPrograms", "Curl", "Enquiries", "IMAPReader", "MailPeer", "Sending"],
            excluding: ["Fixtures"]),
        tests("MailboxesTests", of: ["Enquiries", "Mailboxes", "Sending"]),
        tests(
            "SQLiteStoreTests",
            of: ["Cases", "Enquiries", "SQLiteStore", "StoreContract", "Transparency", grdb]),
        tests(
            "PipelineTests",
            of: [
                "Attacks", "Cases", "Consulting", "Curl", "DeskFiles", "Drafting", "Enquiries", "Intake",
                "LanguageModels", "MailPeer", "Masking", "Pipeline", "Review", "SQLiteStore", "Sample", "Sending",
                "TextClassification", "Transparency", "Triage",
            ]),
        tests(
            "DataProtectionTests",
            of: [
                "Cases", "DataProtection", "Enquiries", "Mailboxes", "SQLiteStore", "Sending", "StoreContract",
                "Transparency",
            ]),
        tests(
            "ReviewWebTests",
            of: [
                "Cases", "Drafting", "Enquiries", "Intake", "Measuring", "Pipeline", "Review", "ReviewWeb", "Sending",
                "SignIn", "StoreContract", "TextClassification", "Transparency", "Triage", hummingbird, lifecycle,
                logging,
            ]),
        tests(
            "WitnessTests", of: ["Curl", "LogFolder", "Transparency", "WitnessWeb", "Witnesses", lifecycle, logging]),
        tests(
            "EvaluatorTests",
            of: ["Disclosure", "Drafting", "Enquiries", "Evaluator", "Sample", "TextClassification", "Transparency"]),
        tests("PolicyTests", of: ["Cases", "Enquiries", "Sample", "TextClassification", "Transparency", "Triage"]),
        tests(
            "MailInTests",
            of: ["Cases", "DeskFiles", "Enquiries", "LMTPServer", "Mailboxes", "Pipeline", "PostroomTool"]),
        tests("MeasuringTests", of: ["Cases", "Enquiries", "Measuring"]),
        tests("DocumentationTests", of: []),
        tests("EndToEndTests", of: ["ChildPrograms", "MailPeer", "PostroomTool"]),
        tests(
            "BrowserTests", of: ["ChildPrograms", "PostroomTool", "ReviewWeb", hummingbird], excluding: ["Scripts"]),
    ],
    swiftLanguageModes: [.v6]
)
