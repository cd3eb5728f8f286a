import Testing

/// Holds the tests that seed the process-wide streams or set `PL_GLOBAL_SEED`: one at a time.
@Suite(.serialized) enum ProcessWide {}
