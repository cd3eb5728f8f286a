import GymnasiumTestSupport
import TestSupport
import Testing

@Suite struct WrapperBitsTests {
    @Test(
        "resized images, rescaled numbers and normalised ones are Gymnasium's bit for bit",
        arguments: [("resize", 400), ("rescale", 250), ("unscale", 150), ("normalize", 200), ("lanes", 60)])
    func cases(kind: String, count: Int) throws {
        let found = WrapperBits.failures(try referenceLines("wrapper_bits.tsv"), kind: kind)
        #expect(found.count == count)
        #expect(found.failures.isEmpty, "\(found.failures.count) of \(count): \(found.failures.prefix(5))")
    }
}
