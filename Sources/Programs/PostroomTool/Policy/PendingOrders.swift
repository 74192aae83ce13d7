import Cases
import DeskFiles
import Enquiries
import Foundation
import Transparency

/// Orders to stop AI or let it go on that were given while another program held the store.
///
/// A stop counts from the moment its file is there; a resume counts once its record is. Whoever holds the store takes
/// both in and removes the files.
struct PendingOrders {
    private let folder: URL

    init(_ installation: Installation) {
        folder = URL(fileURLWithPath: installation.folder, isDirectory: true).appendingPathComponent("switches")
    }

    func write(_ order: SwitchOrder) throws {
        try DurableFile.write([UInt8](try JSONEncoder().encode(order)), to: file(of: order.id))
    }

    /// Whether somebody took the order in.
    func isTaken(_ order: SwitchOrder) -> Bool { !FileManager.default.fileExists(atPath: file(of: order.id).path) }

    /// Oldest first. A file that cannot be read is a stop of everything: better too much is stopped than too little.
    func all() throws -> [SwitchOrder] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        return names.map { name in
            let url = folder.appendingPathComponent(name)
            let order = (try? Data(contentsOf: url)).flatMap { try? JSONDecoder().decode(SwitchOrder.self, from: $0) }
            return order
                ?? SwitchOrder(
                    id: name, turn: .stop, because: "the order \(name) cannot be read",
                    at: Timestamp(milliseconds: 0))
        }.sorted { $0.at != $1.at ? $0.at < $1.at : $0.id < $1.id }
    }

    /// Records all orders that can be read.
    func takeIn(_ log: any RecordLog) async throws {
        for order in try all() where FileManager.default.fileExists(atPath: file(of: order.id).path) {
            // After a crash between the two steps the record is there already.
            if try await log.loggedLeaf(of: order.id) == nil { try await log.note(order.record) }
            try FileManager.default.removeItem(at: file(of: order.id))
        }
    }

    /// The stops in force: those on record, and those that wait here.
    func board(_ log: any RecordLog) async throws -> SwitchBoard {
        // Read first: an order that is taken in between the two looks is then seen twice and not missed.
        let waiting = try all().filter { $0.turn == .stop }
        var board = try await log.switches()
        for order in waiting where !board.stops.contains(where: { $0.id == order.id }) { board.turn(order) }
        return board
    }

    private func file(of id: String) -> URL { folder.appendingPathComponent(id + ".json") }
}
