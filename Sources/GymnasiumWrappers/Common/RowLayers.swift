import GymnasiumCore

// The layers of `make` that have nothing to do in an ordinary step but to count it: with them, too, many environments are
// advanced as rows of numbers.

extension TimeLimit: RowEnv where Base: RowEnv {
    package static var isLimited: Bool { true }

    package func enter(_ rows: inout Base.Rows, _ clock: inout EpisodeClock, _ lane: Int) -> Bool {
        guard elapsed >= 0, !Base.isLimited, clock.limit == nil || clock.limit == limit else { return false }
        clock.limit = limit
        clock.begin(lane, elapsed: elapsed)
        return base.enter(&rows, &clock, lane)
    }

    package mutating func leave(_ rows: Base.Rows, _ clock: EpisodeClock, _ lane: Int, isTerminated: Bool) {
        elapsed = clock.elapsed(lane)
        base.leave(rows, clock, lane, isTerminated: isTerminated)
    }
}

extension OrderEnforcing: RowEnv where Base: RowEnv {
    package static var isLimited: Bool { Base.isLimited }

    package func enter(_ rows: inout Base.Rows, _ clock: inout EpisodeClock, _ lane: Int) -> Bool {
        (wasReset || !isEnforced) && base.enter(&rows, &clock, lane)
    }

    package mutating func leave(_ rows: Base.Rows, _ clock: EpisodeClock, _ lane: Int, isTerminated: Bool) {
        base.leave(rows, clock, lane, isTerminated: isTerminated)
    }
}

extension PassiveEnvChecker: RowEnv where Base: RowEnv {
    package static var isLimited: Bool { Base.isLimited }

    package func enter(_ rows: inout Base.Rows, _ clock: inout EpisodeClock, _ lane: Int) -> Bool {
        hasCheckedStep && base.enter(&rows, &clock, lane)
    }

    package mutating func leave(_ rows: Base.Rows, _ clock: EpisodeClock, _ lane: Int, isTerminated: Bool) {
        base.leave(rows, clock, lane, isTerminated: isTerminated)
    }
}
