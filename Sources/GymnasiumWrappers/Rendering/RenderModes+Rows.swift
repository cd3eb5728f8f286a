import GymnasiumCore

extension RenderModes: RowEnv where Base: RowEnv {
    package static var isLimited: Bool { Base.isLimited }

    package func enter(_ rows: inout Base.Rows, _ clock: inout EpisodeClock, _ lane: Int) -> Bool {
        !isActive && base.enter(&rows, &clock, lane)
    }

    package mutating func leave(_ rows: Base.Rows, _ clock: EpisodeClock, _ lane: Int, isTerminated: Bool) {
        base.leave(rows, clock, lane, isTerminated: isTerminated)
    }
}
