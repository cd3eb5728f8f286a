import GymnasiumCore

/// Checks a number.
///
/// - Throws: ``InvalidArgument`` for one that is infinite or not a number.
func checkFinite(_ argument: String, _ number: Double) throws {
    guard number.isFinite else { throw InvalidArgument(argument, given: number, expected: "a finite number") }
}

/// Checks a standard deviation.
///
/// - Throws: ``InvalidArgument`` for one below 0, infinite or not a number.
func checkDeviation(_ argument: String, _ deviation: Double) throws {
    guard deviation >= 0, deviation.isFinite else {
        throw InvalidArgument(argument, given: deviation, expected: "a finite number of 0 or more")
    }
}

/// Checks the probability that something happens.
///
/// - Throws: ``InvalidArgument`` for a number outside 0…1.
func checkChance(_ argument: String, _ probability: Double) throws {
    guard (0...1).contains(probability) else {
        throw InvalidArgument(argument, given: probability, expected: "a probability, from 0 to 1")
    }
}
