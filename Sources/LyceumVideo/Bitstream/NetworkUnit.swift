/// The network abstraction layer's unit, as an MP4 sample holds it: four bytes of length, a header byte, and the payload with
/// emulation prevention (ITU-T H.264, 7.3.1; ISO/IEC 14496-15, 5.3).
package enum NetworkUnit {
    /// The values of `nal_ref_idc` and `nal_unit_type`.
    package enum Kind: UInt8 {
        case predictedSlice = 0x61
        case instantRefreshSlice = 0x65
        case sequenceParameters = 0x67
        case pictureParameters = 0x68
    }

    /// Header and payload: after two zero bytes a byte below 4 is preceded by a 3.
    static func append(_ kind: Kind, payload: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        output.append(kind.rawValue)
        var zeros = 0
        for byte in payload {
            if zeros >= 2, byte < 4 {
                output.append(3)
                zeros = 0
            }
            output.append(byte)
            zeros = byte == 0 ? zeros &+ 1 : 0
        }
    }

    /// The same with its length in front.
    package static func appendSample(_ kind: Kind, payload: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        let start = output.count
        output.append(contentsOf: repeatElement(0, count: 4))
        append(kind, payload: payload, to: &output)
        let length = UInt32(output.count - start - 4)
        for byte in 0..<4 { output[start + byte] = UInt8(truncatingIfNeeded: length >> UInt32(24 - 8 * byte)) }
    }
}
