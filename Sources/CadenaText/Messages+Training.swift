/// What happens while a model is trained.
extension Message {
  /// A loss that is not finite.
  public static func diverged(step: Int, loss: String, parameter: String?) -> Message {
    Message(
      english: "training diverged: the loss of step \(step) is \(loss)"
        + (parameter.map { "; the first parameter that is not finite is \($0)" } ?? ""),
      spanish: "el entrenamiento divergió: la pérdida del paso \(step) es \(loss)"
        + (parameter.map { "; el primer parámetro no finito es \($0)" } ?? ""))
  }

  /// What helps against divergence.
  public static let divergedRemedy = Message(
    english: "a smaller learning rate, standardized inputs, or clip: {norm: 1}",
    spanish: "una tasa de aprendizaje menor, entradas estandarizadas o clip: {norm: 1}")
}
