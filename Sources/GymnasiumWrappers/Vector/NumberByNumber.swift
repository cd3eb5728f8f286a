import GymnasiumCore

/// Whether the batches of a vector environment are arrays that in Gymnasium hold the first number of all
/// sub-environments, then the second of all sub-environments and so on.
///
/// This matters only for sums over sub-environments, which NumPy forms pairwise along memory. ``CartPoleVectorEnv`` has
/// such batches; wrappers that do not touch observations, that map them as a whole, or that write the changed ones into
/// the same array keep them.
func liesNumberByNumber(_ lanes: any VectorEnv) -> Bool {
    func inside<Lanes: VectorWrapper>(_ wrapper: Lanes) -> Bool {
        let keepsArray =
            !(wrapper is any VectorObservationWrapper) || wrapper is any WholeBatchMapping
            || wrapper.singleObservationSpace.erased == wrapper.base.singleObservationSpace.erased
        return keepsArray && liesNumberByNumber(wrapper.base)
    }
    return switch lanes {
    case is any NumberByNumberBatches: true
    case let lanes as AnyVectorEnv: liesNumberByNumber(lanes.base)
    case let wrapper as any VectorWrapper: inside(wrapper)
    default: false
    }
}

/// A wrapper that changes the array of a batch as a whole, which keeps its arrangement.
protocol WholeBatchMapping {}

extension VectorNormalizeObservation: WholeBatchMapping {}
extension VectorTransformObservation: WholeBatchMapping {}
