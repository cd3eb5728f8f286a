import GymnasiumCore
import LyceumNumerics

/// A game console as ``AtariPreprocessing`` needs it: an environment with a screen and a number of lives.
///
/// The Arcade Learning Environment (M. Bellemare and others, 2013) is one; this package has none of its games.
public protocol AtariMachine: Env {
    /// What is on the screen, of shape (height, width, 3), bytes of red, green and blue.
    var screen: NDArray<UInt8> { get }
    /// What is on the screen in grey, of shape (height, width).
    var grayScreen: NDArray<UInt8> { get }
    /// The lives that are left.
    var lives: Int { get }
    /// The number of frames that the machine itself does per action.
    var frameSkip: Int { get }
}

extension AtariMachine {
    /// The brightness of ``screen``: 0.2989 red + 0.5870 green + 0.1140 blue (ITU-R BT.601), rounded.
    public var grayScreen: NDArray<UInt8> {
        let screen = screen
        let colours = screen.elements
        var gray = NDArray<UInt8>(shape: Array(screen.shape.prefix(2)), repeating: 0)
        gray.withUnsafeMutableElements { pixels in
            for index in pixels.indices {
                let (red, green, blue) = (colours[3 * index], colours[3 * index + 1], colours[3 * index + 2])
                let sum = Double(red) * 0.2989 + Double(green) * 0.5870 + Double(blue) * 0.1140
                pixels[index] = UInt8(min(255, sum.rounded(.toNearestOrEven)))
            }
        }
        return gray
    }
}

/// The machine at the bottom of a stack; `nil` where something else is there.
func atariMachine<E: Env>(in env: E) -> (any AtariMachine)? {
    let unwrapped = env.unwrapped
    if let erased = unwrapped as? AnyEnv { return (erased.unwrapped.box as? any AtariMachineBox)?.machine }
    return unwrapped as? any AtariMachine
}

private protocol AtariMachineBox {
    var machine: any AtariMachine { get }
}

extension TypedEnvBox: AtariMachineBox where E: AtariMachine {
    fileprivate var machine: any AtariMachine { env }
}
