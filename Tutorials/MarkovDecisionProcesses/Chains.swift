// The ring of ten states: which follow which, and with which probability. After state 9 comes state 0 again.

let stateCount = 10

/// A chain that moves up or down with the same probabilities from every state.
///
/// A chain is a list of rows, one for each state; a row is a list of probabilities, one for each state that may follow.
func ring(up: Double, down: Double) -> [[Double]] {
    (0..<stateCount).map { state in
        var row = [Double](repeating: 0, count: stateCount)
        row[(state + 1) % stateCount] = up
        row[(state + stateCount - 1) % stateCount] = down
        return row
    }
}

/// The chain of the first parts: up with probability 0.9 and down with 0.1, but state 0 keeps its visitor with 0.8.
func stickyRing() -> [[Double]] {
    var chain = ring(up: 0.9, down: 0.1)
    chain[0] = [0.8, 0.1, 0, 0, 0, 0, 0, 0, 0, 0.1]
    return chain
}

/// What arriving in each state pays: 1 in state 0, and nothing elsewhere.
let rewards: [Double] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
