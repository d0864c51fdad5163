/// Examples of the commands that look into optimisation.
extension CommandExample {
  /// Examples of `curvature`.
  public static let curvature = [
    CommandExample(
      "cadena curvature digits-1", english: "eigenvalues and steps at the weights of a run",
      spanish: "valores propios y pasos con los pesos de una ejecución"),
    CommandExample(
      "cadena curvature wine.yaml --count 10 --output curvature.html",
      english: "ten eigenvalues at the first weights, and a page with curves",
      spanish: "diez valores propios con los pesos iniciales, y una página con curvas"),
    CommandExample(
      "cadena curvature rosenbrock --at -1.2,1", english: "looks at a test surface",
      spanish: "mira una superficie de prueba"),
    CommandExample(
      "cadena curvature --example inputs", english: "what shifting and scaling inputs does",
      spanish: "lo que hace desplazar y escalar las entradas"),
  ]

  /// Examples of `lr-find`.
  public static let rateSweep = [
    CommandExample(
      "cadena lr-find wine.yaml", english: "suggests a learning rate for an experiment",
      spanish: "sugiere una tasa de aprendizaje para un experimento"),
    CommandExample(
      "cadena lr-find wine.yaml --output rates.svg", english: "draws the loss over the rates",
      spanish: "dibuja la pérdida según las tasas"),
    CommandExample(
      "cadena lr-find wine.yaml --set optimizer.sgd.momentum=0.9 --to 100",
      english: "tries another optimiser, up to larger rates",
      spanish: "prueba otro optimizador, hasta tasas mayores"),
  ]

  /// Examples of `race`.
  public static let race = [
    CommandExample(
      "cadena race rosenbrock --output race.html",
      english: "races usual methods and draws their ways",
      spanish: "compara métodos usuales y dibuja sus caminos"),
    CommandExample(
      "cadena race quadratic --condition 1000 --optimizer sgd --optimizer momentum",
      english: "two methods in a narrow valley", spanish: "dos métodos en un valle estrecho"),
    CommandExample(
      "cadena race half-square --optimizer momentum:learningRate=0.1,momentum=0.9",
      english: "one method with its options", spanish: "un método con sus opciones"),
    CommandExample(
      "cadena race wine.yaml --optimizer adam --optimizer sgd:learningRate=0.1 --target 0.2",
      english: "an experiment, from the same weights and batches",
      spanish: "un experimento, desde los mismos pesos y lotes"),
  ]

  /// Examples of `batch-sizes`.
  public static let batchSizes = [
    CommandExample(
      "cadena batch-sizes wine.yaml --epochs 10",
      english: "online, the file's batches, and all rows",
      spanish: "online, los lotes del archivo y todas las filas"),
    CommandExample(
      "cadena batch-sizes wine.yaml --sizes 1,8,64,full --scale-rate linear --output sizes.html",
      english: "with rates that grow with the batch, and a page with curves",
      spanish: "con tasas que crecen con el lote, y una página con curvas"),
  ]
}
