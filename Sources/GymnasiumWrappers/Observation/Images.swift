import GymnasiumCore
import LyceumNumerics
import LyceumValues

extension NumericSpace {
    /// The image that an element is; `nil` for anything but an array of bytes.
    static func image(_ element: Element) -> NDArray<UInt8>? {
        if let image = element as? NDArray<UInt8> { return image }
        if case .array(.uint8(let image)) = value(of: element) { return image }
        return nil
    }
}

extension Wrapper where Base.ObservationSpace: NumericSpace {
    /// The image of a shape that an observation is.
    ///
    /// - Throws: ``UnexpectedObservation`` for anything else.
    func image(_ observation: Base.Observation, shape: [Int]) throws -> NDArray<UInt8> {
        guard let image = Base.ObservationSpace.image(observation), image.shape == shape else {
            throw UnexpectedObservation(
                wrapper: Self.typeName, given: Base.ObservationSpace.value(of: observation),
                space: base.observationSpace)
        }
        return image
    }
}

extension NDArray where Scalar == UInt8 {
    /// The brightness of an image of shape (height, width, 3): 0.2125 red + 0.7154 green + 0.0721 blue (ITU-R BT.709,
    /// rounded); fractions are dropped.
    ///
    /// - Parameter shape: (height, width), with a last axis of extent 1 or not.
    func brightness(shape: [Int]) -> NDArray<UInt8> {
        var gray = NDArray<UInt8>(shape: shape, repeating: 0)
        let colours = elements
        gray.withUnsafeMutableElements { pixels in
            for index in pixels.indices {
                let (red, green, blue) = (colours[3 * index], colours[3 * index + 1], colours[3 * index + 2])
                let brightness: Double = Double(red) * 0.2125 + Double(green) * 0.7154 + Double(blue) * 0.0721
                pixels[index] = UInt8(brightness)
            }
        }
        return gray
    }
}
