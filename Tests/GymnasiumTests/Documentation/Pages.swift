// The files of this module read pages without importing where that is done.
@_exported import TestSupport
