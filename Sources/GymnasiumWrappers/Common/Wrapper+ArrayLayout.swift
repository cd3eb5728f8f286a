import GymnasiumCore
import LyceumValues

extension Wrapper {
    /// The layout of a space of numbers in a shape, or an error in this wrapper's name.
    package static func arrayLayout(of space: some ShapedSpace) throws -> ArrayLayout {
        guard let layout = space.arrayLayout else {
            throw UnsuitableSpace(
                wrapper: typeName, space: space,
                expected: "numbers in a shape, such as a Box (for others write observationsFlattened() first)")
        }
        return layout
    }
}
