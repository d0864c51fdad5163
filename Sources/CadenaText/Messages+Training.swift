/// What happens while a model is trained.
extension Message {
  /// A loss that is not finite.
  public static func diverged(
    step: Int, loss: String, parameter: String?, largest: String?
  ) -> Message {
    var english = ""
    var spanish = ""
    if let parameter, let largest {
      english = "; the largest weight, \(largest), stands in \(parameter)"
      spanish = "; el mayor peso, \(largest), está en \(parameter)"
    } else if let parameter {
      english = "; the first parameter that is not finite is \(parameter)"
      spanish = "; el primer parámetro no finito es \(parameter)"
    }
    return Message(
      english: "training diverged: the loss of step \(step) is \(loss)\(english)",
      spanish: "el entrenamiento divergió: la pérdida del paso \(step) es \(loss)\(spanish)")
  }

  /// What helps against divergence.
  public static let divergedRemedy = Message(
    english: "a smaller learning rate, standardized inputs, or clip: {norm: 1}",
    spanish: "una tasa de aprendizaje menor, entradas estandarizadas o clip: {norm: 1}")
}
