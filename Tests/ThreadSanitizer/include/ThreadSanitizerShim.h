// Nothing to call: linking the target is all that tests need of it.
