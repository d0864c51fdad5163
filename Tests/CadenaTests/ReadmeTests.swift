import Cadena
import Testing

/// README's examples, compiled and run.
@Suite("README's examples") struct ReadmeTests {
  @Test("README shows the code that is compiled here", arguments: ["gradients", "training"])
  func text(_ name: String) throws {
    let file = try RepositoryText.lines(of: "Tests/CadenaTests/ReadmeTests.swift")
    let start = try #require(file.firstIndex(of: "    // README: \(name)"))
    let compiled = file[(start + 1)...].prefix { $0 != "    // end" }.map {
      String($0.dropFirst(4))
    }
    let blocks = try RepositoryText.swiftBlocks(of: "README.md")
    #expect(blocks.contains { RepositoryText.withoutImports($0) == compiled })
  }

  @Test("gradients") func gradients() {
    // README: gradients
    let x = Tensor([1.0, 2, 3])
    let y = (x * x * x).sum()
    let slope = gradient(of: y, withRespectTo: x)
    let curvature = gradient(of: slope.sum(), withRespectTo: x)
    print(slope, curvature)  // [ 3.0, 12.0, 27.0] [ 6.0, 12.0, 18.0]
    // end
    #expect("\(slope) \(curvature)" == "[ 3.0, 12.0, 27.0] [ 6.0, 12.0, 18.0]")
  }

  @Test("training") func training() throws {
    // README: training
    let iris = Dataset.iris
    let split = try Split(iris, validation: 0.2, test: 0.2, key: RandomKey(seed: 1))
    var scaling = PreprocessingPipeline([Standardize()])
    try scaling.fit(iris, rows: split.training)

    let model = Sequential {
      Linear(16)
      Tanh()
      Linear(3)
    }
    let trainer = try Trainer(
      model, on: scaling.apply(iris, precision: .single), loss: SoftmaxCrossEntropy(),
      optimizer: Adam(learningRate: 0.01), options: TrainingOptions(epochs: 40, seed: 1))
    try trainer.train(rows: split.training, validation: split.validation) { event in
      if case .epoch(let record, _) = event { print(record.epoch, record.train.loss) }
    }
    let test = try trainer.evaluate(rows: split.test)
    print("test accuracy", test.metrics.accuracy ?? 0)
    // end
    #expect(try #require(test.metrics.accuracy) >= 0.9)
    let first = try #require(trainer.history.first), last = try #require(trainer.history.last)
    #expect(last.train.loss < first.train.loss / 3)
  }

  @Test("one import gives every name a meaning") func names() {
    let initializer: any Initializer = Constant(2)
    let layers: [any Module] = [Identity(), Reshape([2, 2])]
    #expect(initializer is CadenaNetworks.Constant)
    #expect(layers.map(\.label) == ["Identity", "Reshape([2, 2])"])
  }
}
