import Policy
import Register
import Tables
import Units

/// Whether the health insurance of a month is supported, and with how much (N 2.2).
package enum InsuranceVerdict: Sendable, Equatable {
  /// đồng for the month: the premium times the share that the resolution pays.
  case supported(Dong)
  case nothing(InsuranceReason)

  /// 0 where the month is not supported.
  package var amount: Dong {
    if case .supported(let amount) = self { amount } else { .zero }
  }
  package var isSupported: Bool {
    if case .supported = self { true } else { false }
  }
}

/// Why the health insurance of a month is not supported, in the order in which the first that holds is told.
package enum InsuranceReason: Sendable, Hashable {
  /// The decision does not hold in the month (over, ended, 16), or no insured group of the row qualifies: what is against
  /// the first of them.
  case entitlement(Reason)
  /// None of the row's groups comes with health insurance (N 2.2.1).
  case groupNotInsured
  /// Younger than the support begins: such a child has a card of its own.
  case underAge
  /// The card of a younger child still runs in the year in which the child reaches the age.
  case childCard
  /// 22/2024: paid from the month of the disability certificate, insured only from the decision on (P 4.2a).
  case beforeDecision
  /// Another card of equal or higher benefit.
  case otherCard

  /// As tables and messages name it.
  package var code: String {
    switch self {
    case .entitlement(let reason): reason.rawValue
    case .groupNotInsured: InsuranceCode.groupNotInsured.rawValue
    case .underAge: InsuranceCode.underAge.rawValue
    case .childCard: InsuranceCode.childCard.rawValue
    case .beforeDecision: InsuranceCode.beforeDecision.rawValue
    case .otherCard: InsuranceCode.otherCard.rawValue
    }
  }
}

/// Why the health insurance of a month is not supported, beyond the reasons for which nothing is due (unsupported.csv).
package enum InsuranceCode: String, Sendable, CaseIterable {
  case groupNotInsured = "group-not-insured"
  case underAge = "under-age"
  case childCard = "child-card"
  case beforeDecision = "before-decision"
  case otherCard = "other-card"
  /// Another ward is paid for the month, or none of several that claim it (RULES 3).
  case otherWard = "other-ward"
}

extension Assessor {
  /// Decides the health insurance of a month under a decision that governs it (RULES 5). Throws where the month has no rate.
  package func insurance(_ decision: Decision, _ start: Start, in month: Month) throws(InputError) -> InsuranceVerdict {
    var trace = NoTrace()
    return try insurance(decision, start, in: month, trace: &trace)
  }

  func insurance(_ decision: Decision, _ start: Start, in month: Month, trace: inout some Trace) throws(InputError) -> InsuranceVerdict {
    if let reason = reasonAgainstInsurance(decision, start, in: month, trace: &trace) {
      trace.note(.notInsured(reason, cite(reason, policy[decision.resolution])))
      return .nothing(reason)
    }
    return .supported(try premium(decision.resolution, decision.ward, in: month, trace: &trace))
  }

  private func cite(_ reason: InsuranceReason, _ resolution: Resolution) -> Citation {
    switch reason {
    case .entitlement(.programmeOver): cite(.programmeOver, resolution)
    case .entitlement(.ended): cite(.ended, resolution)
    case .entitlement(.overAge): cite(.overAge, resolution)
    case .entitlement, .groupNotInsured, .underAge, .childCard, .beforeDecision, .otherCard: resolution.insurance.cite
    }
  }

  /// What is paid for one child and month: standard x rate in force on the first day of the month x share, rounded half up once.
  package func premium(_ resolution: ResolutionID, _ ward: WardID, in month: Month) throws(InputError) -> Dong {
    var trace = NoTrace()
    return try premium(resolution, ward, in: month, trace: &trace)
  }

  private func premium(_ resolution: ResolutionID, _ ward: WardID, in month: Month, trace: inout some Trace) throws(InputError) -> Dong {
    let insurance = policy[resolution].insurance
    let area = try wards.area(of: ward, on: month.firstDay)
    let standard = try value(insurance.rule.standard, area, month.firstDay, trace: &trace)
    let rate = try value(insurance.rule.rate, area, month.firstDay, trace: &trace)
    let premium = standard.dong.times(rate.share * insurance.rule.share)
    trace.note(.insured(premium, share: insurance.rule.share, insurance.cite))
    return premium
  }

  private func reasonAgainstInsurance(_ decision: Decision, _ start: Start, in month: Month, trace: inout some Trace) -> InsuranceReason? {
    if let reason = reasonAgainst(decision, start, in: month) { return .entitlement(reason) }
    let resolution = policy[decision.resolution]
    let rule = resolution.insurance.rule
    let day = start.decisiveDay(of: month)
    var refusal: InsuranceReason? = .groupNotInsured
    for id in decision.groups where resolution[id].isInsured {
      let group = resolution[id]
      let reason = reasonAgainst(group, decision, on: day)
      trace.note(.insuredGroup(id, against: reason, reason.map { cite($0, resolution, group) } ?? resolution.insurance.cite))
      guard let reason else {
        refusal = nil
        break
      }
      if refusal == .groupNotInsured { refusal = .entitlement(reason) }
    }
    if let refusal { return refusal }
    let birthday = decision.born.birthday(rule.fromAge)
    if birthday > day { return .underAge }
    if month < rule.firstMonth(afterBirthdayIn: birthday.month) { return .childCard }
    if month < firstInsuredMonth(decision, start) { return .beforeDecision }
    return decision.hasOtherInsurance ? .otherCard : nil
  }

  /// A row that is paid from the month of the disability certificate is insured only from the month that the decision names,
  /// else from the month of signing (P 4.2a).
  private func firstInsuredMonth(_ decision: Decision, _ start: Start) -> Month {
    start.reason == .certificate ? decision.supportFrom ?? decision.decided.month : start.month
  }

  /// The first month after this one in which the insurance of the same row might be decided otherwise, beyond what changes
  /// the support (`nextChange`).
  func nextInsuranceChange(of row: AcceptedRow, after month: Month) -> Month? {
    let rule = policy[row.decision.resolution].insurance.rule
    let birthday = row.decision.born.birthday(rule.fromAge).month
    return [birthday.adding(1), rule.firstMonth(afterBirthdayIn: birthday), firstInsuredMonth(row.decision, row.start)]
      .lazy.compactMap(\.self).filter { $0 > month }.min()
  }
}

extension InsuranceRule {
  /// The first month for which a child is insured here whose birthday lies in a month: a card for younger children runs through
  /// `cardThrough` of that year, and a child has one card.
  func firstMonth(afterBirthdayIn birthday: Month) -> Month {
    let (year, month) = birthday.parts
    guard month <= cardThrough, let first = Month(year: year, month: cardThrough)?.adding(1) else { return birthday }
    return first
  }
}
