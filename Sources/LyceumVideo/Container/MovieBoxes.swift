/// The boxes of a video with one track of H.264 (ISO/IEC 14496-12 and 14496-15).
struct MovieBoxes {
    let width: Int
    let height: Int
    let rate: FrameRate
    let profile: [UInt8]
    let sequenceParameters: [UInt8]
    let pictureParameters: [UInt8]

    init(_ sets: ParameterSets) {
        width = sets.width
        height = sets.height
        rate = sets.rate
        profile = sets.profile
        sequenceParameters = sets.sequence
        pictureParameters = sets.picture
    }

    /// The file type box.
    private static func putFileType(isFragmented: Bool, to writer: inout BoxWriter) {
        writer.box("ftyp") {
            $0.put("isom")
            $0.put(0x200, bytes: 4)
            $0.put("isom")
            $0.put(isFragmented ? "iso5" : "iso2")
            $0.put("avc1")
            $0.put("mp41")
        }
    }

    /// The first bytes of a file whose samples follow in fragments.
    static var fragmentedFileType: [UInt8] {
        var writer = BoxWriter()
        putFileType(isFragmented: true, to: &writer)
        return writer.bytes
    }

    /// The header of a file whose samples follow in fragments.
    var fragmentedHeader: [UInt8] {
        var writer = BoxWriter()
        Self.putFileType(isFragmented: true, to: &writer)
        writer.box("moov") {
            putMovieHeader(duration: 0, to: &$0)
            putTrack(samples: SampleTable(), dataStart: 0, to: &$0)
            $0.box("mvex") {
                $0.box("trex", flags: 0) {
                    // Track, sample description, duration, size; a sample without flags of its own is a predicted
                    // picture.
                    $0.put([1, 1, rate.duration, 0, 0x0101_0000], bytes: 4)
                }
            }
        }
        return writer.bytes
    }

    /// A fragment up to where its samples begin.
    func fragmentHeader(number: Int, firstSample: Int, sizes: ArraySlice<UInt32>, isKey: (Int) -> Bool) -> [UInt8] {
        var writer = BoxWriter()
        var offsetPlace = 0
        writer.box("moof") {
            $0.box("mfhd", flags: 0) { $0.put(number, bytes: 4) }
            $0.box("traf") {
                // The offsets count from this box.
                $0.box("tfhd", flags: 0x02_0000) { $0.put(1, bytes: 4) }
                $0.box("tfdt", version: 1, flags: 0) { $0.put(firstSample * rate.duration, bytes: 8) }
                // The offset of the data, and a size and flags for each sample.
                $0.box("trun", flags: 0x000_601) {
                    $0.put(sizes.count, bytes: 4)
                    offsetPlace = $0.bytes.count
                    $0.put(0, bytes: 4)
                    for (index, size) in sizes.enumerated() {
                        $0.put(Int(size), bytes: 4)
                        $0.put(isKey(firstSample + index) ? 0x0200_0000 : 0x0101_0000, bytes: 4)
                    }
                }
            }
        }
        writer.replace(at: offsetPlace, with: writer.bytes.count + 8)
        writer.put(8 + sizes.reduce(0) { $0 + Int($1) }, bytes: 4)
        writer.put("mdat")
        return writer.bytes
    }

    /// The header of a plain file, up to where its samples begin.
    func plainHeader(_ samples: SampleTable) -> [UInt8] {
        // The boxes' size does not depend on where the samples begin, as long as that fits four bytes, which it does.
        let length = plainHeader(samples, dataStart: 0).count
        return plainHeader(samples, dataStart: length)
    }

    private func plainHeader(_ samples: SampleTable, dataStart: Int) -> [UInt8] {
        var writer = BoxWriter()
        Self.putFileType(isFragmented: false, to: &writer)
        writer.box("moov") {
            putMovieHeader(duration: samples.count * rate.duration, to: &$0)
            putTrack(samples: samples, dataStart: dataStart, to: &$0)
        }
        let isLarge = samples.byteCount + 8 > UInt32.max
        writer.put(isLarge ? 1 : samples.byteCount + 8, bytes: 4)
        writer.put("mdat")
        if isLarge { writer.put(samples.byteCount + 16, bytes: 8) }
        return writer.bytes
    }

    // MARK: - The movie

    private static let matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000]

    private func putMovieHeader(duration: Int, to writer: inout BoxWriter) {
        writer.box("mvhd", version: 1, flags: 0) {
            $0.put([0, 0], bytes: 8)
            $0.put(rate.scale, bytes: 4)
            $0.put(duration, bytes: 8)
            $0.put([0x10000, 0x0100_0000, 0, 0], bytes: 4)
            $0.put(Self.matrix, bytes: 4)
            $0.put([0, 0, 0, 0, 0, 0, 2], bytes: 4)
        }
    }

    private func putTrack(samples: SampleTable, dataStart: Int, to writer: inout BoxWriter) {
        let duration = samples.count * rate.duration
        writer.box("trak") {
            $0.box("tkhd", version: 1, flags: 3) {
                $0.put([0, 0], bytes: 8)
                $0.put([1, 0], bytes: 4)
                $0.put([duration, 0], bytes: 8)
                $0.put([0, 0, 0, 0], bytes: 2)
                $0.put(Self.matrix, bytes: 4)
                $0.put([width << 16, height << 16], bytes: 4)
            }
            $0.box("mdia") {
                $0.box("mdhd", version: 1, flags: 0) {
                    $0.put([0, 0], bytes: 8)
                    $0.put(rate.scale, bytes: 4)
                    $0.put(duration, bytes: 8)
                    $0.put([0x55C4, 0], bytes: 2)  // language: undetermined
                }
                $0.box("hdlr", flags: 0) {
                    $0.put(0, bytes: 4)
                    $0.put("vide")
                    $0.put([0, 0, 0], bytes: 4)
                    $0.put("VideoHandler")
                    $0.put(0, bytes: 1)
                }
                $0.box("minf") {
                    $0.box("vmhd", flags: 1) { $0.put([0, 0, 0, 0], bytes: 2) }
                    $0.box("dinf") {
                        $0.box("dref", flags: 0) {
                            $0.put(1, bytes: 4)
                            $0.box("url ", flags: 1) { _ in }
                        }
                    }
                    putSampleTable(samples, dataStart: dataStart, to: &$0)
                }
            }
        }
    }

    // MARK: - The samples

    private func putSampleTable(_ samples: SampleTable, dataStart: Int, to writer: inout BoxWriter) {
        writer.box("stbl") {
            $0.box("stsd", flags: 0) {
                $0.put(1, bytes: 4)
                putDescription(to: &$0)
            }
            $0.box("stts", flags: 0) {
                $0.put(samples.count == 0 ? [0] : [1, samples.count, rate.duration], bytes: 4)
            }
            if samples.count > 0 {
                $0.box("stss", flags: 0) {
                    $0.put(samples.keys.count, bytes: 4)
                    for key in samples.keys { $0.put(Int(key) + 1, bytes: 4) }
                }
            }
            $0.box("stsc", flags: 0) {
                // All samples are one chunk.
                $0.put(samples.count == 0 ? [0] : [1, 1, samples.count, 1], bytes: 4)
            }
            $0.box("stsz", flags: 0) {
                $0.put([0, samples.count], bytes: 4)
                for size in samples.sizes { $0.put(Int(size), bytes: 4) }
            }
            $0.box("stco", flags: 0) { $0.put(samples.count == 0 ? [0] : [1, dataStart], bytes: 4) }
        }
    }

    private func putDescription(to writer: inout BoxWriter) {
        writer.box("avc1") {
            $0.put([0, 0, 0], bytes: 2)
            $0.put(1, bytes: 2)
            $0.put([0, 0, 0, 0], bytes: 4)
            $0.put([width, height], bytes: 2)
            $0.put([0x48_0000, 0x48_0000, 0], bytes: 4)
            $0.put(1, bytes: 2)
            $0.put([UInt8](repeating: 0, count: 32))
            $0.put([0x18, 0xFFFF], bytes: 2)
            $0.box("avcC") {
                $0.put(1, bytes: 1)
                $0.put(profile)
                // Four bytes of length before each unit; one set of each kind.
                $0.put([0xFF, 0xE1], bytes: 1)
                $0.put(sequenceParameters.count, bytes: 2)
                $0.put(sequenceParameters)
                $0.put(1, bytes: 1)
                $0.put(pictureParameters.count, bytes: 2)
                $0.put(pictureParameters)
            }
            $0.box("colr") {
                $0.put("nclx")
                $0.put([1, 1, 1], bytes: 2)
                $0.put(0, bytes: 1)
            }
        }
    }
}
