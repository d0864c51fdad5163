extension Experiment {
  /// The experiment that `cadena train` runs without a file: 1797 handwritten digits, one hidden
  /// layer, Adam.
  public static let digitsText = """
    name: digits
    seed: 7
    data:
      source: digits
      split: {validation: 0.15, test: 0.15, stratified: true}
      preprocess: [{scale: 0.0625}]
    task: classification
    model:
      layers:
        - linear: 128
        - relu
        - {dropout: 0.2}
        - linear: classes
    loss: softmaxCrossEntropy
    optimizer: {adam: {learningRate: 0.002}}
    schedule: {linear: {final: 0.0001}}
    training: {epochs: 60, batchSize: 32}
    """
}
