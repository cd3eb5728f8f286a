/// Ends a program whose top-level code threw: what was printed so far, one line `error: …` on the standard error, code 1.
///
/// It is called in place of the standard library's crash report, in every program that links this module, a student's
/// own included: `Sources/LyceumProcess/TopLevelError.c`.
@_silgen_name("lyceum_end_with_error")
package func endWithError(_ error: any Error) -> Never { Mistake.stop(String(describing: error), at: nil) }
