import LyceumGraphics

/// The colours that the pictures of grids, walks and bandits share.
enum WorldColors {
    /// Text and outlines.
    static let ink = Color(38, 44, 56)
    /// Text that is less important.
    static let quiet = Color(118, 126, 140)
    /// The background of pictures.
    static let paper = Color(248, 247, 243)
    /// Lines between cells.
    static let line = Color(206, 209, 214)
    /// The agent.
    static let agent = Color(62, 120, 178)
    /// The goal.
    static let goal = Color(76, 163, 91)
    /// The start.
    static let start = Color(240, 196, 66)
    /// Holes and cliffs.
    static let pit = Color(72, 60, 78)
    /// What marks a change or a loss.
    static let alarm = Color(214, 69, 65)
    /// The background of environments that are pure functions.
    static let blueprint = Color(24, 52, 96)
    /// The lines on it.
    static let chalk = Color(226, 236, 248)
}
