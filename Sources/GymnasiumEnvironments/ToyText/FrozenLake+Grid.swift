extension FrozenLake: GridWorld {
    /// The lake as a grid, whose actions are left, down, right and up.
    public var layout: GridLayout {
        let straight = GridLayout.Move.straight
        return GridLayout(map.rows, moves: [straight[3], straight[2], straight[1], straight[0]])
    }
}
