import LyceumSystem

/// Ends the program when an array is asked for what it does not have; kept out of the code that asks.
// Texts are put together with `+`, as in ``Mistake``.
@usableFromInline
enum ArrayMistake {
    @inline(never) @usableFromInline
    static func rank(_ count: Int, _ rank: Int) -> Never {
        Mistake.stop(String(count) + " indices into an array of " + String(rank) + " axes: write one for each axis")
    }

    @inline(never) @usableFromInline
    static func index(_ index: Int, _ axis: Int, _ length: Int) -> Never {
        Mistake.stop(
            "the index " + String(index) + " is outside axis " + String(axis) + ", which has " + String(length)
                + " entries")
    }

    @inline(never) @usableFromInline
    static func row(_ index: Int, _ count: Int) -> Never {
        Mistake.stop("the row " + String(index) + " is outside an array of " + String(count) + " rows")
    }

    @inline(never) @usableFromInline
    static func length(_ given: Int, _ length: Int) -> Never {
        Mistake.stop(String(given) + " elements do not fit a row of " + String(length))
    }
}
