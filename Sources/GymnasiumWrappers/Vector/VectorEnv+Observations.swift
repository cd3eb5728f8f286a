import GymnasiumCore
import LyceumValues

// Wrappers of single environments, applied to each sub-environment.

extension VectorEnv where SingleObservationSpace == AnySpace {
    /// The sub-environments with only some parts of their observations, which are dictionaries.
    public func observationsFiltered(
        keys: [String]
    ) throws -> VectorizeTransformObservation<Self, FilterObservation<LaneSpaces>> {
        try observationsVectorized { try FilterObservation($0, keys: keys) }
    }

    /// The sub-environments with only some parts of their observations, which are tuples.
    public func observationsFiltered(
        positions: [Int]
    ) throws -> VectorizeTransformObservation<Self, FilterObservation<LaneSpaces>> {
        try observationsVectorized { try FilterObservation($0, positions: positions) }
    }

    /// The sub-environments with the numbers of their observations, known at run time, in another type.
    public func observationsCast(
        to dtype: ScalarType
    ) throws -> VectorizeTransformObservation<Self, DtypeObservation<LaneSpaces, AnySpace>> {
        try observationsVectorized { try DtypeObservation($0, dtype: dtype) }
    }
}

extension VectorEnv where SingleObservationSpace: FlattenableSpace {
    /// The sub-environments with observations flattened into vectors.
    public func observationsFlattened() throws -> VectorizeTransformObservation<Self, FlattenObservation<LaneSpaces>> {
        try observationsVectorized { try FlattenObservation($0) }
    }
}

extension VectorEnv where SingleObservationSpace: NumericSpace {
    /// The sub-environments with images in shades of gray; see ``GrayscaleObservation``.
    public func observationsGrayscaled(
        keepDim: Bool = false
    ) throws -> VectorizeTransformObservation<Self, GrayscaleObservation<LaneSpaces>> {
        try observationsVectorized { try GrayscaleObservation($0, keepDim: keepDim) }
    }

    /// The sub-environments with images of another height and width; see ``ResizeObservation``.
    public func observationsResized(
        to shape: [Int]
    ) throws -> VectorizeTransformObservation<Self, ResizeObservation<LaneSpaces>> {
        try observationsVectorized { try ResizeObservation($0, shape: shape) }
    }

    /// The sub-environments with observations of another shape of the same size.
    public func observationsReshaped(
        to shape: [Int]
    ) throws -> VectorizeTransformObservation<Self, ReshapeObservation<LaneSpaces>> {
        try observationsVectorized { try ReshapeObservation($0, shape: shape) }
    }

    /// The sub-environments with observations mapped linearly to other bounds.
    public func observationsRescaled(
        min: ElementBounds, max: ElementBounds
    ) throws -> VectorizeTransformObservation<Self, RescaleObservation<LaneSpaces>> {
        try observationsVectorized { try RescaleObservation($0, minObs: min, maxObs: max) }
    }
}

extension VectorEnv {
    /// The sub-environments with vectors of numbers of another type.
    public func observationsCast<T: Scalar, S: Scalar>(
        to dtype: S.Type
    ) -> VectorizeTransformObservation<Self, DtypeObservation<LaneSpaces, Box<S>>>
    where SingleObservationSpace == Box<T> {
        observationsVectorized { DtypeObservation($0, dtype: dtype) }
    }

    /// The sub-environments with arrays of numbers of another type.
    public func observationsCast<T: Scalar, S: Scalar>(
        to dtype: S.Type
    ) -> VectorizeTransformObservation<Self, DtypeObservation<LaneSpaces, ArrayBox<S>>>
    where SingleObservationSpace == ArrayBox<T> {
        observationsVectorized { DtypeObservation($0, dtype: dtype) }
    }

    /// The sub-environments with whole-number observations as vectors of one number of another type.
    public func observationsCast<S: Scalar>(
        to dtype: S.Type
    ) -> VectorizeTransformObservation<Self, DtypeObservation<LaneSpaces, Box<S>>>
    where SingleObservationSpace == Discrete {
        observationsVectorized { DtypeObservation($0, dtype: dtype) }
    }
}
