/// A vector environment with batches that in Gymnasium hold the first number of all sub-environments, then the second of all
/// sub-environments and so on, which matters where a wrapper forms sums over them.
package protocol NumberByNumberBatches: VectorEnv {}
