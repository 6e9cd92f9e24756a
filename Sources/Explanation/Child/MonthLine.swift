import Entitlement
import Policy
import Register
import Units

extension ChildExplanation {
  /// One month of the child in one ward: the steps in the order in which the deciding code took them.
  package struct MonthLine: Sendable, Encodable {
    package let month: Month
    /// nil where no row has begun.
    package let governing: Governing?
    package let setAside: [SetAside]
    /// nil where no other ward may claim the month.
    package let claims: Claims?
    /// Another ward is paid, or none of several that claim the month.
    package let isShutOut: Bool
    /// The day on whose facts the month is decided; nil where no row has begun, or the resolution is over.
    package let readOn: Day?
    /// nil where the decision does not pay in the month at all.
    package let facts: Facts?
    package let groups: [GroupLine]
    /// The group with the highest level.
    package let chosen: Chosen?
    /// What another policy of the city pays, where that is no less.
    package let otherCitySupport: Cited?
    /// đồng; 0 where nothing is due, another ward is paid, or the rows are held.
    package let due: Dong
    /// Why nothing is due; nil where something is, or another ward is paid.
    package let reason: Reason?
    /// The article of the reason, where it stands against the row as a whole.
    package let cite: Citation?
    package let insurance: InsuranceLine
    /// What closed periods posted for the month, đồng.
    package let posted: Dong
    /// Of it what came back: set off by closed periods, or paid back by the family.
    package let cameBack: Dong
  }

  /// The row that governs the month.
  package struct Governing: Sendable, Encodable {
    package let place: Place
    package let decisionNo, resolution: String
    package let firstMonth: Month
    package let because: Start.Reason
    package let cite: Citation
    /// The last month that it pays on what is known; nil where something is against it now.
    package let stops: Stop?
  }

  package struct Stop: Sendable, Encodable {
    package let lastMonth: Month
    /// What is against it from then on.
    package let reason: Reason
    package let cite: Citation
  }

  /// A row that does not govern.
  package struct SetAside: Sendable, Encodable {
    package let place: Place
    package let decisionNo: String
    package let reason: Reason
    package let cite: Citation
  }

  /// Which ward is paid for the month.
  package struct Claims: Sendable, Encodable {
    /// Those that closed periods posted the month in; they are paid.
    package let posted: [String]
    package let claims: [Claim]
    /// Empty where several claims are alike.
    package let paid: [String]
    package let cite: Citation
  }

  package struct Claim: Sendable, Encodable {
    package let ward: String
    /// The latest month before that was posted there.
    package let latestPosted: Month?
    package let firstMonth: Month
    package let decided: Day
  }

  package struct Facts: Sendable, Encodable {
    /// The day on whose facts the month is decided.
    package let day: Day
    package let area: Area
    package let cite: Citation
  }

  /// A candidate group with its level, or the reason against it.
  package struct GroupLine: Sendable, Encodable {
    package let group: String
    /// As the policy has it, in Vietnamese.
    package let name: String
    package let formula: Formula
    /// đồng a month.
    package let level: Dong?
    package let reason: Reason?
    package let cite: Citation
    /// nil where the group was refused before any rate was read.
    package let rate: RateLine?
    package let allowance: AllowanceLine?
  }

  /// How the level is made.
  package struct Formula: Sendable, Encodable {
    /// `topUp`: the rate less the social allowance; `rate`; `multiple` of the rate.
    package let kind: String
    package let multiple: Ratio?
  }

  /// A rate as it was read.
  package struct RateLine: Sendable, Encodable {
    package let rate: String
    package let area: Area?
    package let on: Day
    package let from: Day
    /// nil while no end is known.
    package let to: Day?
    package let value: RateValue
    package let source: String
  }

  /// The social allowance that a top-up deducts.
  package struct AllowanceLine: Sendable, Encodable {
    package let amount: Dong
    /// nil where the row gives the amount.
    package let coefficient: Ratio?
    /// The category that gives the coefficient.
    package let category: String?
    /// As the policy has it, in Vietnamese.
    package let categoryName: String?
    package let rate: RateLine?
    package let cite: Citation
  }

  package struct Chosen: Sendable, Encodable {
    package let group: String
    package let level: Dong
    package let cite: Citation
  }

  package struct Cited: Sendable, Encodable {
    package let amount: Dong
    package let cite: Citation
  }

  package struct InsuranceLine: Sendable, Encodable {
    package let isSupported: Bool
    /// đồng.
    package let amount: Dong
    /// Why it is not supported: as in unsupported.csv.
    package let reason: String?
    package let groups: [InsuredGroup]
    package let rates: [RateLine]
    /// Of the premium.
    package let share: Ratio?
    package let cite: Citation?
  }

  package struct InsuredGroup: Sendable, Encodable {
    package let group: String
    /// nil where it qualifies.
    package let reason: Reason?
    package let cite: Citation
  }
}
