// Cadena: deep learning in Swift.
//
//     import Cadena
//
//     let model = Sequential { Linear(64); ReLU(); Linear(10) }
//     let trainer = try Trainer(
//       model, on: .digits, loss: SoftmaxCrossEntropy(), optimizer: Adam(learningRate: 0.002))
//     try trainer.train(rows: Array(0..<1500))
//     print(try trainer.evaluate(rows: Array(1500..<1797)).metrics)
//
// One import gives the graph, its operations, the executor, layers, optimisers, data and training.
@_exported import CadenaData
@_exported import CadenaGraph
@_exported import CadenaNetworks
@_exported import CadenaOperations
@_exported import CadenaOptimizers
@_exported import CadenaRuntime
@_exported import CadenaText
@_exported import CadenaTraining
