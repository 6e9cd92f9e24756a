import Entitlement
import Policy
import Register
import Tables
import Units

// How the values of an explanation stand in JSON.

extension Month: Encodable {
  /// `2026-05`.
  public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

extension Day: Encodable {
  /// `2026-05-31`.
  public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

extension Dong: Encodable {
  /// A whole number.
  public func encode(to encoder: any Encoder) throws { try amount.encode(to: encoder) }
}

extension Ratio: Encodable {
  /// A decimal as text, `1.5`: a number of JSON may be rounded where it is read.
  public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

extension Area: Encodable {
  public func encode(to encoder: any Encoder) throws { try name.encode(to: encoder) }
}

extension RateValue: Encodable {
  private enum CodingKeys: String, CodingKey { case dong, share }

  /// `{"dong": 1500000}` or `{"share": "0.045"}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .dong(let amount): try container.encode(amount, forKey: .dong)
    case .percent(let share): try container.encode(share, forKey: .share)
    }
  }
}

extension RowOutcome: Encodable {
  public func encode(to encoder: any Encoder) throws { try "\(self)".encode(to: encoder) }
}

extension Start.Reason: Encodable {
  public func encode(to encoder: any Encoder) throws { try "\(self)".encode(to: encoder) }
}

extension FindingCode: Encodable {}
extension Reason: Encodable {}
extension EndReason: Encodable {}
