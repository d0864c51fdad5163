import CadenaData

extension JSONValue {
  /// An object of the keys that have a value, in order.
  ///
  /// JSON has no infinities: such a number is `null`, and the object that holds it says
  /// `"nonFinite":true`.
  package static func record(_ members: [(String, JSONValue?)]) -> JSONValue {
    var present = members.compactMap { key, value in value.map { Member(key, $0) } }
    let hasNonFinite = present.contains { member in
      if case .number(let value) = member.value { !value.isFinite } else { false }
    }
    if hasNonFinite { present.append(Member("nonFinite", true)) }
    return .object(present)
  }

  /// A number that must be there; `null` stands for one that was not finite.
  var recordedNumber: Double? { self == .null ? .nan : number }
}
