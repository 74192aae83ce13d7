/// Small systems of linear equations.
enum LinearSystem {
    /// Solves a small symmetric system by elimination with pivoting.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = matrix
        var values = right
        let count = values.count
        for column in 0..<count {
            let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            rows.swapAt(column, pivot)
            values.swapAt(column, pivot)
            guard abs(rows[column][column]) > 1e-12 else { continue }
            for row in column + 1..<max(count, column + 1) {
                let factor = rows[row][column] / rows[column][column]
                for next in column..<count { rows[row][next] -= factor * rows[column][next] }
                values[row] -= factor * values[column]
            }
        }
        for column in (0..<count).reversed() {
            guard abs(rows[column][column]) > 1e-12 else {
                values[column] = 0
                continue
            }
            for next in column + 1..<max(count, column + 1) { values[column] -= rows[column][next] * values[next] }
            values[column] /= rows[column][column]
        }
        return values
    }
}
