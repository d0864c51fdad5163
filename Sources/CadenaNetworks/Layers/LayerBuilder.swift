/// Lists layers as statements, with `if`, `for` and arrays; see `Sequential`.
@resultBuilder
public enum LayerBuilder {
  /// A layer.
  public static func buildExpression(_ layer: any Module) -> [any Module] { [layer] }

  /// A list of layers.
  public static func buildExpression(_ layers: [any Module]) -> [any Module] { layers }

  /// Statements one after the other.
  public static func buildBlock(_ parts: [any Module]...) -> [any Module] { parts.flatMap { $0 } }

  /// `if` without `else`.
  public static func buildOptional(_ part: [any Module]?) -> [any Module] { part ?? [] }

  /// `if` of an `if` with `else`.
  public static func buildEither(first part: [any Module]) -> [any Module] { part }

  /// `else`.
  public static func buildEither(second part: [any Module]) -> [any Module] { part }

  /// `for`.
  public static func buildArray(_ parts: [[any Module]]) -> [any Module] { parts.flatMap { $0 } }

  /// `if #available`.
  public static func buildLimitedAvailability(_ part: [any Module]) -> [any Module] { part }
}
