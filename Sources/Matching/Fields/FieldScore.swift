import Glibc
import IntegrationModel

/// How sure it is that two fields hold the same thing: a logistic regression on ``FieldFeatures``, and then on how far
/// the pair is ahead of the best other pair of either field.
struct FieldScore {
    /// The logit of a pair by itself.
    static func logit(_ features: FieldFeatures) -> Double {
        zip(features.values, weights).reduce(bias) { $0 + $1.0 * $1.1 }
    }

    /// How much a feature adds to the logit.
    static func weight(_ feature: FieldFeatures.Feature) -> Double { weights[feature.rawValue] }

    /// The probability of a pair among the others.
    ///
    /// - Parameters:
    ///   - logit: of the pair.
    ///   - rivals: the logits of the best other pairs of its left and of its right field; nil where there is none.
    static func confidence(_ logit: Double, rivals: (left: Double?, right: Double?)) -> Double {
        let ahead = [rivals.left, rivals.right].map { $0.map { max(-4, min(4, logit - $0)) } ?? 4 }
        let least = min(ahead[0], ahead[1])
        let most = max(ahead[0], ahead[1])
        return 1 / (1 + exp(-(secondBias + secondLogit * logit + aheadOfBoth * least + aheadOfOne * most)))
    }

    // WEIGHTS-BEGIN
    private static let bias = -5.735
    private static let weights: [Double] = [
        0.000, 3.520, 0.000, 2.647, 8.665, -2.766, 1.228, -3.073,
        0.709, 0.000, -0.885, 1.257, 1.138, 0.917, -1.057, -0.984,
        -1.682, 0.936, 0.965, -0.380, -1.000, -1.911, -3.143,
    ]
    private static let secondBias = -0.977
    private static let secondLogit = 0.500
    private static let aheadOfBoth = 0.407
    private static let aheadOfOne = 0.229
    // WEIGHTS-END
}
