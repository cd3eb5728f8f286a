/// An environment whose dynamics compute in single precision.
///
/// A last digit that another mathematics library rounds otherwise can change the sixth one within a step, where rewards are differences of
/// positions. So what is played again there cannot be told from something else.
package protocol SinglePrecisionEnv: Env {}
