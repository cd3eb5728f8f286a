extension CliffWalking: GridWorld {
    /// The walk as a grid, whose actions are up, right, down and left.
    public var layout: GridLayout {
        let open = String(repeating: ".", count: 12)
        return GridLayout([open, open, open, "S" + String(repeating: "C", count: 10) + "G"])
    }
}
