/// A small chart of columns, drawn by the server: it prints, needs no script, and takes its colours from the page.
///
/// It shows the shape alone; whoever draws it puts the figures into a table beside it.
struct BarChart: Sendable {
    /// Unique on the page.
    let id: String
    let title: String
    /// What the shape says, for those who do not see it.
    let description: String
    let values: [Int]
    /// What stands below the first and the last column.
    let ends: (String, String)

    private static let (width, height, foot) = (640.0, 120.0, 20.0)

    var html: Html {
        let most = Double(max(1, values.max() ?? 1))
        let step = Self.width / Double(max(1, values.count))
        return drawing(
            .class("chart"), .viewBox(width: Self.width, height: Self.height + Self.foot), .role("img"),
            .aria("labelledby", "\(id)-title \(id)-text")
        ) {
            pageTitle(.id("\(id)-title")) { title }
            ReviewWeb.description(.id("\(id)-text")) { description }
            for (place, value) in values.enumerated() where value > 0 {
                let tall = max(1, Double(value) / most * (Self.height - 4))
                rectangle(
                    .class("column"), .measure(.x, Double(place) * step + step * 0.1),
                    .measure(.y, Self.height - tall), .measure(.width, step * 0.8), .measure(.height, tall))
            }
            stroke(
                .class("axis"), .measure(.x1, 0), .measure(.y1, Self.height), .measure(.x2, Self.width),
                .measure(.y2, Self.height))
            drawnText(.class("from"), .measure(.x, 0), .measure(.y, Self.height + 15)) { ends.0 }
            drawnText(.class("to"), .measure(.x, Self.width), .measure(.y, Self.height + 15)) { ends.1 }
        }
    }
}
