import GymnasiumCore
import LyceumValues

// Wrappers of single environments, put to each lane.

extension VectorEnv where SingleObservationSpace == AnySpace {
    /// The lanes with only some parts of their observations, which are dictionaries.
    public func observationsFiltered(
        keys: [String]
    ) throws -> VectorizeTransformObservation<Self, FilterObservation<LaneSpaces>> {
        try observationsVectorized { try FilterObservation($0, keys: keys) }
    }

    /// The lanes with only some parts of their observations, which are tuples.
    public func observationsFiltered(
        positions: [Int]
    ) throws -> VectorizeTransformObservation<Self, FilterObservation<LaneSpaces>> {
        try observationsVectorized { try FilterObservation($0, positions: positions) }
    }

    /// The lanes with the numbers of their observations, known at run time, in another type.
    public func observationsCast(
        to dtype: ScalarType
    ) throws -> VectorizeTransformObservation<Self, DtypeObservation<LaneSpaces, AnySpace>> {
        try observationsVectorized { try DtypeObservation($0, dtype: dtype) }
    }
}

extension VectorEnv where SingleObservationSpace: FlattenableSpace {
    /// The lanes with observations laid out as vectors.
    public func observationsFlattened() throws -> VectorizeTransformObservation<Self, FlattenObservation<LaneSpaces>> {
        try observationsVectorized { try FlattenObservation($0) }
    }
}

extension VectorEnv where SingleObservationSpace: NumericSpace {
    /// The lanes with images in shades of gray; see ``GrayscaleObservation``.
    public func observationsGrayscaled(
        keepDim: Bool = false
    ) throws -> VectorizeTransformObservation<Self, GrayscaleObservation<LaneSpaces>> {
        try observationsVectorized { try GrayscaleObservation($0, keepDim: keepDim) }
    }

    /// The lanes with images of another height and width; see ``ResizeObservation``.
    public func observationsResized(
        to shape: [Int]
    ) throws -> VectorizeTransformObservation<Self, ResizeObservation<LaneSpaces>> {
        try observationsVectorized { try ResizeObservation($0, shape: shape) }
    }

    /// The lanes with observations of another shape, which holds as many numbers.
    public func observationsReshaped(
        to shape: [Int]
    ) throws -> VectorizeTransformObservation<Self, ReshapeObservation<LaneSpaces>> {
        try observationsVectorized { try ReshapeObservation($0, shape: shape) }
    }

    /// The lanes with observations mapped linearly to other bounds.
    public func observationsRescaled(
        min: ElementBounds, max: ElementBounds
    ) throws -> VectorizeTransformObservation<Self, RescaleObservation<LaneSpaces>> {
        try observationsVectorized { try RescaleObservation($0, minObs: min, maxObs: max) }
    }
}

extension VectorEnv {
    /// The lanes with vectors of numbers of another type.
    public func observationsCast<T: Scalar, S: Scalar>(
        to dtype: S.Type
    ) -> VectorizeTransformObservation<Self, DtypeObservation<LaneSpaces, Box<S>>>
    where SingleObservationSpace == Box<T> {
        observationsVectorized { DtypeObservation($0, dtype: dtype) }
    }

    /// The lanes with arrays of numbers of another type.
    public func observationsCast<T: Scalar, S: Scalar>(
        to dtype: S.Type
    ) -> VectorizeTransformObservation<Self, DtypeObservation<LaneSpaces, ArrayBox<S>>>
    where SingleObservationSpace == ArrayBox<T> {
        observationsVectorized { DtypeObservation($0, dtype: dtype) }
    }

    /// The lanes with whole-number observations as vectors of one number of another type.
    public func observationsCast<S: Scalar>(
        to dtype: S.Type
    ) -> VectorizeTransformObservation<Self, DtypeObservation<LaneSpaces, Box<S>>>
    where SingleObservationSpace == Discrete {
        observationsVectorized { DtypeObservation($0, dtype: dtype) }
    }
}
