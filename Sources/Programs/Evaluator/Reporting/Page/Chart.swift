/// Charts as inline SVG. Each carries a title for screen readers; its numbers stand in a table beside it.
enum Chart {
    /// One row of ``dots(_:title:)``.
    struct Row {
        let name: String
        let value: Double
        let interval: ClosedRange<Double>?
        let note: String
    }

    /// A dot with its interval for each row, on one scale from the lowest to the highest end.
    static func dots(_ rows: [Row], title: String, reference: Double? = nil) -> Markup {
        let ends = rows.flatMap { [$0.interval?.lowerBound ?? $0.value, $0.interval?.upperBound ?? $0.value] }
        let low = max(((ends.min() ?? 0) * 10).rounded(.down) / 10, 0)
        let high = max(min(((ends.max() ?? 1) * 10).rounded(.up) / 10, 1), low + 0.1)
        let (left, width, height) = (150.0, 270.0, 22.0)
        func x(_ value: Double) -> Double { left + (value - low) / (high - low) * width }
        var parts: [Markup] = [.element("title", [], title)]
        let bottom = Double(rows.count) * height
        for step in 0...Int(((high - low) * 10).rounded()) {
            let value = low + Double(step) / 10
            parts.append(line(x(value), 0, x(value), bottom, "axis"))
            parts.append(text(x(value), bottom + 14, Figure.places(value * 100, 0), "soft", anchor: "middle"))
        }
        if let reference { parts.append(line(x(reference), 0, x(reference), bottom, "ruler")) }
        for (place, row) in rows.enumerated() {
            let y = (Double(place) + 0.5) * height
            parts.append(text(left - 10, y + 4, shortened(row.name, 24), "", anchor: "end"))
            if let interval = row.interval {
                parts.append(line(x(interval.lowerBound), y, x(interval.upperBound), y, "whisker"))
            }
            parts.append(circle(x(row.value), y, 4, "dot"))
            parts.append(text(left + width + 14, y + 4, row.note, "soft"))
        }
        return svg(left + width + 110, bottom + 22, title, parts)
    }

    /// A line over points with x from 0 to `most` and y from 0 to `highest`, both labelled where they end.
    struct Curve {
        let points: [(x: Double, y: Double)]
        /// Drawn behind the line; empty for none.
        var band: [(x: Double, low: Double, high: Double)] = []
        var marks: [(x: Double, y: Double, note: String)] = []
        var diagonal = false
        var dots = false
    }

    static func curve(
        _ curve: Curve, title: String, across: String, up: String, x xRange: ClosedRange<Double> = 0...1,
        y yRange: ClosedRange<Double> = 0...1, xLabel: (Double) -> String, yLabel: (Double) -> String
    ) -> Markup {
        let (left, top, width, height) = (52.0, 20.0, 360.0, 220.0)
        func x(_ value: Double) -> Double {
            left + (value - xRange.lowerBound) / max(xRange.upperBound - xRange.lowerBound, 1e-12) * width
        }
        func y(_ value: Double) -> Double {
            top + height - (value - yRange.lowerBound) / max(yRange.upperBound - yRange.lowerBound, 1e-12) * height
        }
        var parts: [Markup] = [.element("title", [], title)]
        for step in 0...4 {
            let across = xRange.lowerBound + Double(step) / 4 * (xRange.upperBound - xRange.lowerBound)
            let up = yRange.lowerBound + Double(step) / 4 * (yRange.upperBound - yRange.lowerBound)
            parts.append(line(left, y(up), left + width, y(up), "axis"))
            parts.append(text(left - 8, y(up) + 4, yLabel(up), "soft", anchor: "end"))
            parts.append(text(x(across), top + height + 18, xLabel(across), "soft", anchor: "middle"))
        }
        if curve.diagonal { parts.append(line(x(0), y(0), x(1), y(1), "ideal")) }
        if !curve.band.isEmpty {
            let upper = curve.band.map { "\(number(x($0.x))),\(number(y($0.high)))" }
            let lower = curve.band.reversed().map { "\(number(x($0.x))),\(number(y($0.low)))" }
            parts.append(
                .element("polygon", [("class", "band"), ("points", (upper + lower).joined(separator: " "))]))
        }
        let points = curve.points.map { "\(number(x($0.x))),\(number(y($0.y)))" }.joined(separator: " ")
        parts.append(.element("polyline", [("class", "curve"), ("points", points)]))
        if curve.dots { parts += curve.points.map { circle(x($0.x), y($0.y), 4, "dot") } }
        for mark in curve.marks {
            parts.append(circle(x(mark.x), y(mark.y), 5, "other"))
            let isFarRight = x(mark.x) > left + width * 0.6
            parts.append(
                text(
                    x(mark.x) + (isFarRight ? -10 : 10), y(mark.y) + (isFarRight ? -10 : 18), mark.note, "",
                    anchor: isFarRight ? "end" : "")
            )
        }
        parts.append(text(left, top - 8, up, "soft"))
        parts.append(text(left + width, top + height + 36, across, "soft", anchor: "end"))
        return svg(left + width + 20, top + height + 44, title, parts)
    }

    private static func svg(_ width: Double, _ height: Double, _ title: String, _ parts: [Markup]) -> Markup {
        .element(
            "svg",
            [
                ("viewBox", "0 0 \(number(width)) \(number(height))"), ("role", "img"), ("aria-label", title),
                ("xmlns", "http://www.w3.org/2000/svg"),
            ], parts)
    }

    private static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> Markup {
        .element(
            "line",
            [("class", style), ("x1", number(x1)), ("y1", number(y1)), ("x2", number(x2)), ("y2", number(y2))])
    }

    private static func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String) -> Markup {
        .element("circle", [("class", style), ("cx", number(x)), ("cy", number(y)), ("r", number(radius))])
    }

    private static func text(
        _ x: Double, _ y: Double, _ words: String, _ style: String, anchor: String = ""
    ) -> Markup {
        .element(
            "text",
            [("x", number(x)), ("y", number(y))] + (style.isEmpty ? [] : [("class", style)])
                + (anchor.isEmpty ? [] : [("text-anchor", anchor)]), words)
    }

    private static func number(_ value: Double) -> String { Figure.places(value, 1) }

    private static func shortened(_ text: String, _ length: Int) -> String {
        text.count <= length ? text : text.prefix(length - 1) + "…"
    }
}
