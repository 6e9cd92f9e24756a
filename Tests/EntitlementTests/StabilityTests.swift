import Entitlement
import Policy
import Register
import TestSupport
import Testing
import Units

@Suite("Months that are decided alike")
struct StabilityTests {
  @Test("A run of years decides each month as that month alone would be", arguments: 1...4, LevelChange.allCases)
  func alike(_ seed: UInt64, _ reading: LevelChange) throws {
    var random = RandomRegister(seed: seed)
    let policy = try policy(reading)
    let register = try screened(random.rows(of: 120, [.one, .since2025]), wards: RandomRegister.wards, policy: policy)
    let assessor = Assessor(policy: policy, wards: try wards(RandomRegister.wards))
    var compared = 0
    for (index, outcome) in register.outcomes.enumerated() where outcome == .accepted {
      let row = AcceptedRow(index: Int32(index), decision: register.decisions[index], start: register.starts[index])
      for ward in try assessor.assess([row], posted: [], through: month("2031-02")) {
        #expect(ward.months.map(\.month) == Array(row.start.month...month("2031-02")))
        for month in ward.months {
          var trace = NoTrace()
          let alone = try assessor.assess(row.decision, row.start, in: month.month, trace: &trace)
          #expect(month.verdict == alone, "line \(row.decision.place.line) \(month.month)")
          compared += 1
        }
      }
    }
    #expect(compared > 3_000)
  }

  @Test("Stretches, with the health insurance, decide each month as that month alone would be", arguments: 5...8, LevelChange.allCases)
  func stretches(_ seed: UInt64, _ reading: LevelChange) throws {
    var random = RandomRegister(seed: seed)
    let policy = try policy(reading)
    let register = try screened(random.rows(of: 120), wards: RandomRegister.wards, policy: policy)
    let assessor = Assessor(policy: policy, wards: try wards(RandomRegister.wards))
    let last = month("2031-02")
    var (compared, insured, stretches) = (0, 0, 0)
    for child in register.children {
      for ward in try assessor.stretches(of: register.acceptedRows(register.order[child]), posted: [], Plan(last: last, withInsurance: true)) {
        #expect(ward.stretches.flatMap { Array($0.months) } == Array((ward.rows.map(\.start.month).min() ?? last)...last))
        stretches += ward.stretches.count
        for stretch in ward.stretches {
          for month in stretch.months {
            #expect(assessor.governing(ward.rows, month) == stretch.row)
            let row = ward.rows[stretch.row]
            var trace = NoTrace()
            let verdict = try assessor.assess(row.decision, row.start, in: month, trace: &trace)
            let insurance = try assessor.insurance(row.decision, row.start, in: month)
            #expect(stretch.verdict == verdict, "line \(row.decision.place.line) \(month)")
            #expect(stretch.insurance == insurance, "line \(row.decision.place.line) \(month)")
            compared += 1
            if insurance.isSupported { insured += 1 }
          }
        }
      }
    }
    #expect(compared > 5_000)
    #expect(insured > 500)
    #expect(stretches < compared)
  }

  private func policy(_ reading: LevelChange) throws -> Policy {
    reading == .monthAfter ? try Policy() : try Policy().withOtherLevelChange()
  }
}
