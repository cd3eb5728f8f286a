/// The tolerances and limits of the engine, in metres, radians, kilograms and seconds.
///
/// They are those of Box2D 2.3, and all but the number of vertices are tuned to bodies between 0.1 m and 10 m.
enum Tuning {
    static var pi: Float { 3.14159265359 }
    /// How deep bodies may overlap, so that contacts persist.
    static var linearSlop: Float { 0.005 }
    static var angularSlop: Float { 2.0 / 180 * pi }
    /// The skin around polygons and edges that keeps them a little apart.
    static var skin: Float { 2 * linearSlop }
    static var polygonVertices: Int { 16 }
    /// How much larger than the shape a box in the broad phase is, so that small movements need no update.
    static var boxMargin: Float { 0.1 }
    /// How many steps ahead such a box reaches in the direction of movement.
    static var boxPrediction: Float { 2 }
    /// How often one contact may interrupt a step.
    static var subSteps: Int { 8 }
    /// How many contacts are solved together at one time of impact.
    static var impactContacts: Int { 32 }
    /// Slower collisions do not bounce.
    static var bounceSpeed: Float { 1 }
    /// The share of an overlap that one position iteration removes: of a step, and at a time of impact.
    static var correctionShare: Float { 0.2 }
    static var impactCorrectionShare: Float { 0.75 }
    /// The largest correction of one position iteration.
    static var linearCorrection: Float { 0.2 }
    static var angularCorrection: Float { 8.0 / 180 * pi }
    /// The farthest that a body moves and turns in one step.
    static var translation: Float { 2 }
    static var rotation: Float { 0.5 * pi }
    /// A body that has been slower than these for `timeToSleep` seconds falls asleep.
    static var sleepSpeed: Float { 0.01 }
    static var sleepTurn: Float { 2.0 / 180 * pi }
    static var timeToSleep: Float { 0.5 }
}
