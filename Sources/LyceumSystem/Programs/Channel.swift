/// Two pipes between this process and a program that it has started: the program has their other ends as its files 3, to read from, and 4,
/// to write to. A ``MessageChannel`` talks through them.
package struct Channel: Sendable {
    /// This process's end to read from: what the program has written to its file 4.
    package let reading: Int32
    /// This process's end to write to: what the program reads from its file 3.
    package let writing: Int32

    /// Closes both ends.
    func close() {
        Platform.close(Platform.Descriptor(number: reading))
        Platform.close(Platform.Descriptor(number: writing))
    }
}
