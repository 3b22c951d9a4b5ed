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
    private static let bias = -5.655
    private static let weights: [Double] = [
        1.000, 2.099, 0.500, 2.525, 8.638, -2.122, 1.211, -2.829,
        1.500, 0.500, -0.595, 1.257, 1.022, 1.477, -1.078, -0.923,
        -1.114, 0.635, 7.000, -4.000, -1.000, -1.670, -2.779,
    ]
    private static let secondBias = -1.210
    private static let secondLogit = 0.458
    private static let aheadOfBoth = 0.363
    private static let aheadOfOne = 0.252
    // WEIGHTS-END
}
