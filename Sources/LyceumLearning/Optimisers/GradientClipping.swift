import LyceumKernels
import LyceumNumerics

/// Shrinks the gradients of all parameters together, so that their norm is at most `maximum`.
///
/// ```swift
/// loss.backward()
/// clipGradientNorm(policy.parameters, maximum: 0.5)
/// optimizer.step()
/// ```
/// Like PyTorch's `clip_grad_norm_`: all are multiplied by maximum / (norm + 10⁻⁶) where that is below 1. If an element
/// is NaN, all become NaN.
///
/// - Parameters:
///   - parameters: Those without a gradient count as 0.
///   - maximum: The largest norm: 0 or more; else the program stops.
///   - order: p of the norm (Σ |g|ᵖ)^(1/p), above 0; infinity for the largest |g|.
/// - Returns: The norm before.
@discardableResult
public func clipGradientNorm(_ parameters: [Parameter], maximum: Double, order: Double = 2) -> Float {
    let (maximum, order) = (Float(maximum), Float(order))
    InvalidSetting.check(maximum, isIn: 0..., "clipGradientNorm", "maximum", "0 or more")
    InvalidSetting.check(order, isIn: Float.leastNonzeroMagnitude..., "clipGradientNorm", "order", "above 0")
    var sum = 0.0
    for parameter in parameters {
        parameter.withUnsafeMutableGradient { gradient in
            guard let start = gradient.baseAddress else { return }
            if order == 2 {
                sum += Double(ly_dot(gradient.count, start, start))
            } else if order == .infinity {
                for element in gradient where !(Double(abs(element)) <= sum) && !sum.isNaN {
                    sum = Double(abs(element))
                }
            } else {
                for element in gradient { sum += Math.pow(Double(abs(element)), Double(order)) }
            }
        }
    }
    let norm = order == 2 ? sum.squareRoot() : order == .infinity ? sum : Math.pow(sum, 1 / Double(order))
    let factor = Float(Double(maximum) / (norm + 1e-6))
    if !(factor >= 1) {
        for parameter in parameters {
            parameter.withUnsafeMutableGradient { gradient in
                guard let start = gradient.baseAddress else { return }
                ly_unary(LYUnaryMultiply, gradient.count, start, start, factor, 0)
            }
        }
    }
    return Float(norm)
}

/// Clamps each element of the gradients to the range from -`limit` to `limit`.
///
/// - Parameters:
///   - parameters: Those without a gradient stay without.
///   - limit: 0 or more; else the program stops.
public func clipGradientValue(_ parameters: [Parameter], limit: Double) {
    let limit = Float(limit)
    InvalidSetting.check(limit, isIn: 0..., "clipGradientValue", "limit", "0 or more")
    for parameter in parameters {
        parameter.withUnsafeMutableGradient { gradient in
            guard let start = gradient.baseAddress else { return }
            ly_unary(LYUnaryClamp, gradient.count, start, start, -limit, limit)
        }
    }
}
