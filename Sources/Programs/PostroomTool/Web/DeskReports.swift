import Cases
import DeskFiles
import Disclosure
import Enquiries
import Foundation
import Pipeline
import ReviewWeb
import StoreSQL
import Transparency

/// What the desk's pages tell of the installation, read from its folders when somebody asks.
struct DeskReports: InstallationReports {
    let installation: Installation
    let store: any SQLStore
    let book: LogBook
    let pipeline: EnquiryPipeline
    let kept: KeptReports
    /// What came in since the desk opened.
    let inlets: Inlets

    init(
        _ installation: Installation, _ store: any SQLStore, _ book: LogBook, _ pipeline: EnquiryPipeline,
        _ inlets: Inlets = Inlets()
    ) {
        self.inlets = inlets
        (self.installation, self.store, self.book, self.pipeline) = (installation, store, book, pipeline)
        kept = KeptReports(installation)
    }

    /// Below this the store cannot be relied on to take the next mails.
    static let leastFreeBytes: Int64 = 64 * 1024 * 1024

    func notReady() async -> String? {
        if FileManager.default.fileExists(atPath: book.alarmFile) { return "the log is not vouched for" }
        if let free = Disk.freeBytes(at: installation.folder), free < Self.leastFreeBytes {
            return "there is no room on the disk"
        }
        guard FileManager.default.isWritableFile(atPath: installation.log.folder) else {
            return "the log folder cannot be written"
        }
        return nil
    }
}

/// What takes long to find out and changes seldom or only grows.
actor KeptReports {
    /// Records that one call counts at most; a page that is asked for again goes on.
    private static let recordsAtOnce = 20_000

    private let installation: Installation
    private var material: ExportMaterial?
    private var statistics = LogStatistics()
    private var isCounting = false

    init(_ installation: Installation) { self.installation = installation }

    func material(_ log: any RecordLog) async throws -> ExportMaterial {
        var found = try material ?? described()
        material = found
        if !isCounting {
            isCounting = true
            defer { isCounting = false }
            var counted = statistics
            _ = try await counted.read(log, atMost: Self.recordsAtOnce)
            statistics = counted
        }
        found.statistics = statistics.counts
        found.date = Assembly.surroundings.now().date()
        return found
    }

    private func described() throws -> ExportMaterial {
        var material = ExportMaterial(
            software: SoftwareFacts(name: "Postroom", version: Postroom.version, commit: nil),
            date: Assembly.surroundings.now().date())
        try material.describe(installation)
        return material
    }
}

enum Disk {
    /// What is free where `path` lies; `nil` where the system does not say.
    static func freeBytes(at path: String) -> Int64? {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
        return (attributes?[.systemFreeSize] as? NSNumber)?.int64Value
    }

    /// `nil` where there is no such file.
    static func size(of path: String) -> Int64? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.int64Value
    }

    static func changed(_ path: String) -> Timestamp? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.modificationDate] as? Date).map {
            Timestamp(milliseconds: Int64($0.timeIntervalSince1970 * 1000))
        }
    }

    /// A file of no more than `limit` bytes; `nil` where there is none, or a larger one.
    static func read(_ path: String, limit: Int64) -> [UInt8]? {
        guard let size = size(of: path), size <= limit else { return nil }
        return FileManager.default.contents(atPath: path).map { Array($0) }
    }
}
