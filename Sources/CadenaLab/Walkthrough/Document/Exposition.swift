import CadenaText

/// An explanation as a document: headings, sentences, formulas, tables and matrices, which is written
/// as plain text for a terminal or as LaTeX for a handout.
///
/// Formulas are plain text in the notation of the lectures, `∂E/∂w1 = ∂E1/∂ŷ1 · ∂ŷ1/∂sum_ŷ1`, which
/// `LatexMath` translates.
public struct Exposition: Sendable {
  /// One line of aligned formulas: what stands left of the relation, the relation, what stands right.
  public struct Line: Sendable, Hashable {
    /// What is computed; empty in lines that go on with the one before.
    public let left: String
    /// `=` or `←`.
    public let relation: String
    /// How it is computed, or its value.
    public let right: String

    /// A line; without a left side it goes on with the line before.
    public init(_ left: String, _ relation: String, _ right: String) {
      self.left = left
      self.relation = relation
      self.right = right
    }

    /// A line with an equals sign.
    public init(_ left: String, _ right: String) { self.init(left, "=", right) }

    /// A line that goes on with the line before.
    public init(_ right: String) { self.init("", "=", right) }
  }

  /// A matrix with its name, row by row.
  public struct Matrix: Sendable, Hashable {
    /// The name, as in `∂L/∂W`.
    public let name: String
    /// The rows; a vector is one row.
    public let rows: [[Double]]
    /// Whether it is a number without brackets.
    public let isScalar: Bool

    /// The name of what is about equal to the matrix before it: `[…] ≈ […]`.
    static let estimate = "≈"

    var isEstimate: Bool { name == Self.estimate }

    /// A matrix with a name.
    public init(_ name: String, _ rows: [[Double]], isScalar: Bool = false) {
      self.name = name
      self.rows = rows
      self.isScalar = isScalar
    }
  }

  /// A table: the first column to the left, the others to the right.
  public struct Table: Sendable {
    /// The names of the columns.
    public let heading: [Message]
    /// The cells, row by row.
    public let rows: [[Message]]
    /// How many columns are aligned to the left.
    public let leftColumns: Int
    /// Whether the last column is aligned to the left, too.
    public let lastIsLeft: Bool

    /// A table.
    public init(
      _ heading: [Message], _ rows: [[Message]], leftColumns: Int = 1, lastIsLeft: Bool = false
    ) {
      self.heading = heading
      self.rows = rows
      self.leftColumns = leftColumns
      self.lastIsLeft = lastIsLeft
    }
  }

  /// A label with what belongs to it.
  public struct Item: Sendable {
    /// What it is; empty where the line before goes on.
    public let label: Message
    /// Its content.
    public let content: Message

    /// An item of a list.
    public init(_ label: Message, _ content: Message) {
      self.label = label
      self.content = content
    }
  }

  /// One piece of the document.
  public enum Part: Sendable {
    /// A heading of a level, 1 or 2.
    case heading(Int, Message)
    /// A paragraph.
    case text(Message)
    /// Formulas, aligned at their relations.
    case formulas([Line])
    /// Labels with their contents.
    case list([Item])
    /// A table.
    case table(Table)
    /// Matrices, side by side where there is room.
    case matrices([Matrix])
    /// Lines that are typed as they stand.
    case code([String])
    /// A drawing of characters.
    case drawing([String])
    /// Something to be aware of, such as a slip of a slide.
    case note(Message)
  }

  /// The heading of the whole.
  public let title: Message
  /// The pieces, in order.
  public private(set) var parts: [Part] = []
  /// How numbers of matrices are written.
  public let number: DecimalText

  /// An empty document.
  public init(_ title: Message, number: DecimalText = DecimalText()) {
    self.title = title
    self.number = number
  }

  /// Adds a piece; empty ones are left out.
  public mutating func add(_ part: Part) {
    switch part {
    case .formulas(let lines) where lines.isEmpty: return
    case .matrices(let matrices) where matrices.isEmpty: return
    case .code(let lines) where lines.isEmpty: return
    default: parts.append(part)
    }
  }
}
