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
    private static let bias = -6.5
    private static let weights: [Double] = [
        2.0, 3.0, 1.0, 1.0, 3.0, -2.0, 1.5, -1.0,
        2.0, 2.0, -0.3, 0.7, 0.4, 1.0, 0.3, -0.5, -0.5, 0.3,
        4.0, -1.5, -1.0, 0.8, 0.0,
    ]
    private static let secondBias = -0.5
    private static let secondLogit = 0.8
    private static let aheadOfBoth = 0.5
    private static let aheadOfOne = 0.1
    // WEIGHTS-END
}
