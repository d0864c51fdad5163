/// Where the slides of lecture 001 print something else than what the mathematics gives.
extension Message {
  /// The outputs.
  public static func slideLinear(linearOutputs: Bool) -> Message {
    Message(
      english: "The slide calls the output neurons linear, yet computes them with the sigmoid. "
        + (linearOutputs
          ? "Here they are linear, so the numbers differ from the slides'."
          : "So does this page; --output-activation linear computes what the slide says."),
      spanish:
        "La lámina llama lineales a las neuronas de salida, pero las calcula con la sigmoide. "
        + (linearOutputs
          ? "Aquí son lineales, así que los números no son los de las láminas."
          : "Aquí también; --output-activation linear calcula lo que la lámina dice."))
  }
  /// The sum of the first output.
  public static let slideSum = Message(
    english: "The slide prints sum_ŷ1 = 1.01; it is 1.01977, with which the slide itself goes on.",
    spanish: "La lámina escribe sum_ŷ1 = 1.01; es 1.01977, con lo que la propia lámina continúa.")
  /// E2.
  public static let slideSecondError = Message(
    english: "The drawing prints E2 = 0.24908; E2 is 0.01453. 0.24908 are the first digits of the "
      + "total E = E1 + E2 = 0.24909.",
    spanish: "El dibujo escribe E2 = 0.24908; E2 es 0.01453. 0.24908 son las primeras cifras del "
      + "total E = E1 + E2 = 0.24909.")
  /// The total.
  public static let slideTotal = Message(
    english: "The slide adds 0.23456 + 0.24908 and prints 0.24908; the sum is 0.23456 + 0.01453 = "
      + "0.24909. The Σ before sums that are written out is one too many.",
    spanish: "La lámina suma 0.23456 + 0.24908 y escribe 0.24908; la suma es 0.23456 + 0.01453 = "
      + "0.24909. Sobra la Σ delante de las sumas ya desarrolladas.")
  /// The derivative of the sigmoid.
  public static let slideSigmoid = Message(
    english: "For the derivative of ŷ1 the slide writes σ(x) = 1/(1 + e^-sum_n1); the exponent is "
      + "that of ŷ1, -sum_ŷ1.",
    spanish:
      "Para la derivada de ŷ1 la lámina escribe σ(x) = 1/(1 + e^-sum_n1); el exponente es el "
      + "de ŷ1, -sum_ŷ1.")
  /// The new w5.
  public static let slideFifthWeight = Message(
    english:
      "The slide prints the new w5 = 0.0188, and the drawings after it too; 0.5 - 0.6·0.0802 "
      + "is 0.45188.",
    spanish: "La lámina escribe el nuevo w5 = 0.0188, y también los dibujos que siguen; 0.5 - "
      + "0.6·0.0802 es 0.45188.")
  /// The new w6.
  public static let slideSixthWeight = Message(
    english:
      "The slide writes 0.6 - 0.6·0.082 = 0.55073; that would be 0.5508. The result is right, "
      + "it belongs to the gradient 0.08211 of the slide before.",
    spanish: "La lámina escribe 0.6 - 0.6·0.082 = 0.55073; eso daría 0.5508. El resultado es "
      + "correcto: corresponde al gradiente 0.08211 de la lámina anterior.")
  /// The name of the new w7.
  public static let slideSeventhWeight = Message(
    english: "The slide calls the new w7 nuevo_w6; the number, 0.71056, is that of w7.",
    spanish: "La lámina llama nuevo_w6 al nuevo w7; el número, 0.71056, es el de w7.")
  /// The sums of the backward part.
  public static let slideBackwardSums = Message(
    english:
      "In the backward part the slides write sum_ŷ1 = ŷ1·w5 + ŷ2·w6 + B2 and sum_ŷ2 = ŷ2·w7 + "
      + "ŷ2·w8 + B2; the sums are of n1 and n2, whose factor is the weight.",
    spanish: "En la parte hacia atrás las láminas escriben sum_ŷ1 = ŷ1·w5 + ŷ2·w6 + B2 y sum_ŷ2 = "
      + "ŷ2·w7 + ŷ2·w8 + B2; se suman n1 y n2, cuyo factor es el peso.")
  /// The sum of both paths.
  public static func slideFirstWeight(asWritten: String) -> Message {
    Message(
      english: "The slide writes ∂E/∂w1 = ∂E1/∂w1 + ∂E2/∂w2; it is ∂E1/∂w1 + ∂E2/∂w1 = 0.001108, "
        + "which the slide computes. As written it would be \(asWritten).",
      spanish:
        "La lámina escribe ∂E/∂w1 = ∂E1/∂w1 + ∂E2/∂w2; es ∂E1/∂w1 + ∂E2/∂w1 = 0.001108, y eso "
        + "calcula la lámina. Como está escrito daría \(asWritten).")
  }
  /// Old weights.
  public static let slideOldWeights = Message(
    english: "The gradient of w1 uses the OLD w5 = 0.5 and w7 = 0.7, and rightly so, although the "
      + "drawings already show new weights: all gradients come before any update.",
    spanish: "El gradiente de w1 usa los VIEJOS w5 = 0.5 y w7 = 0.7, y así debe ser, aunque los "
      + "dibujos ya muestran pesos nuevos: todos los gradientes van antes que cualquier "
      + "actualización.")
  /// Biases.
  public static let slideBiases = Message(
    english: "The slides never update the biases; --biases fixed does the same.",
    spanish: "Las láminas nunca actualizan los sesgos; --biases fixed hace lo mismo.")
  /// Digits that were cut.
  public static func slideCutDigits(_ list: String, lastWeight: String) -> Message {
    Message(
      english: "Numbers that the slides cut where rounding gives another last digit: \(list), the "
        + "new w8 \(lastWeight).",
      spanish: "Números que las láminas cortan donde el redondeo da otra última cifra: \(list), el "
        + "nuevo w8 \(lastWeight).")
  }
}
