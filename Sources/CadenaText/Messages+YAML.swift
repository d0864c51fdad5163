/// The YAML parser's complaints, told so that the mistake can be found.
extension Message {
  /// What the parser found wrong; a complaint that has no entry is shown as it is.
  public static func yamlProblem(_ problem: String) -> Message {
    yamlProblems[problem] ?? .verbatim(problem)
  }

  /// What to do about the commonest mistakes of notation.
  public static func yamlRemedy(_ problem: String) -> Message? {
    switch problem {
    case "found character that cannot start any token":
      Message(
        english: "indent with spaces; put such a value in quotes",
        spanish: "usa espacios para la sangría; pon ese valor entre comillas")
    case "found a tab character that violates indentation":
      Message(english: "indent with spaces", spanish: "usa espacios para la sangría")
    case "found undefined alias", aliasWithoutName:
      Message(
        english: "put a text that begins with * or & in quotes, as in freeze: \"*.bias\"",
        spanish: "pon entre comillas un texto que empieza con * o &, como en freeze: \"*.bias\"")
    default: nil
    }
  }

  /// What the parser says where `*` or `&` is not followed by a name.
  private static let aliasWithoutName = "did not find expected alphabetic or numeric character"

  private static let yamlProblems: [String: Message] = [
    "did not find expected key": Message(
      english: "the line is not a key of the group above: check the indentation, quotes and braces",
      spanish: "la línea no es una clave del grupo de arriba: revisa la sangría, las"
        + " comillas y las llaves"),
    "mapping values are not allowed in this context": Message(
      english: "a second `:` on the line, or a key that is indented too far",
      spanish: "un segundo `:` en la línea, o una clave con demasiada sangría"),
    "found character that cannot start any token": Message(
      english: "a tab in the indentation, or a value that begins with @, ` or %",
      spanish: "un tabulador en la sangría, o un valor que empieza con @, ` o %"),
    "found a tab character that violates indentation": Message(
      english: "a tab in the indentation", spanish: "un tabulador en la sangría"),
    "did not find expected ',' or ']'": Message(
      english: "a list in brackets that is not closed, or lacks a comma",
      spanish: "una lista entre corchetes sin cerrar, o a la que le falta una coma"),
    "did not find expected ',' or '}'": Message(
      english: "a group in braces that is not closed, or lacks a comma",
      spanish: "un grupo entre llaves sin cerrar, o al que le falta una coma"),
    "found unexpected end of stream": Message(
      english: "a quoted text that is not closed",
      spanish: "un texto entre comillas sin cerrar"),
    "could not find expected ':'": Message(
      english: "a key without `:`",
      spanish: "una clave sin `:`"),
    "did not find expected '-' indicator": Message(
      english: "a list item without `-`, or indented differently",
      spanish: "un elemento de lista sin `-`, o con otra sangría"),
    "block sequence entries are not allowed in this context": Message(
      english: "a list item `-` where none can stand",
      spanish: "un elemento de lista `-` donde no puede haberlo"),
    "found undefined alias": Message(
      english: "an alias `*name` without its anchor `&name`",
      spanish: "un alias `*nombre` sin su ancla `&nombre`"),
    aliasWithoutName: Message(
      english: "an unquoted `*` or `&`, which YAML takes for the beginning of an alias or anchor",
      spanish: "un `*` o `&` sin comillas, que YAML toma por el comienzo de un alias o un ancla"),
    "did not find expected node content": Message(
      english: "a value is missing",
      spanish: "falta un valor"),
    "did not find expected <document start>": Message(
      english: "text after the end of the experiment",
      spanish: "texto después del final del experimento"),
    "but found another document": Message(
      english: "a second document after `---`",
      spanish: "un segundo documento después de `---`"),
    "found unknown escape character": Message(
      english: "a backslash that means nothing in double quotes: double it or use single quotes",
      spanish: "una barra invertida sin sentido entre comillas dobles: duplícala o usa"
        + " comillas simples"),
  ]
}
