import LyceumRecording

/// Where arithmetic is done.
public enum Device: String, Sendable, CustomStringConvertible {
    /// The processor.
    case cpu

    /// The name, such as `cpu`.
    public var description: String { rawValue }
}

/// Prints where training will run, and returns it: the processor, always.
///
/// ```swift
/// checkDevice()                // The device is: cpu (as recommended)
/// ```
@discardableResult
public func checkDevice() -> Device {
    print("The device is: \(Device.cpu) (as recommended)")
    return .cpu
}
