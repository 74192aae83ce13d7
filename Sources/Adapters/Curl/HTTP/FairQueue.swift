/// A queue in which lanes take turns; within a lane, first come, first served.
struct FairQueue<Element> {
    // Each lane that holds something stands once in `turns`.
    private var lanes: [String: [Element]] = [:]
    private var turns: [String] = []
    private(set) var count = 0

    mutating func append(_ element: Element, lane: String) {
        if lanes[lane] == nil { turns.append(lane) }
        lanes[lane, default: []].append(element)
        count += 1
    }

    mutating func popFirst() -> Element? {
        guard let lane = turns.first, var waiting = lanes.removeValue(forKey: lane) else { return nil }
        turns.removeFirst()
        let element = waiting.removeFirst()
        if !waiting.isEmpty {
            lanes[lane] = waiting
            turns.append(lane)
        }
        count -= 1
        return element
    }

    func forEach(_ body: (Element) -> Void) {
        for waiting in lanes.values { waiting.forEach(body) }
    }

    /// Takes out whatever fits.
    mutating func removeAll(where isWanted: (Element) -> Bool) -> [Element] {
        var removed: [Element] = []
        for lane in turns {
            guard let waiting = lanes[lane] else { continue }
            let stay = waiting.filter { !isWanted($0) }
            guard stay.count < waiting.count else { continue }
            removed += waiting.filter(isWanted)
            lanes[lane] = stay.isEmpty ? nil : stay
        }
        turns.removeAll { lanes[$0] == nil }
        count -= removed.count
        return removed
    }
}
