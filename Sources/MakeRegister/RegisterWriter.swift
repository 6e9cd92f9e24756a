import Foundation
import Units

/// The months of Resolution 55/2025.
let resolution = month(2026, 1)...month(2030, 12)

private func month(_ year: Int, _ month: Int) -> Month {
  guard let month = Month(year: year, month: month) else { preconditionFailure("a month that no year has") }
  return month
}

/// Writes rows of made-up children as CSV. What it keeps does not grow with the rows: numbers stay unique by counting.
struct RegisterWriter {
  static let header = """
    ward_code,child_id,full_name,date_of_birth,gender,resolution,groups,decision_no,decision_date,support_from,\
    disability_certificate_date,change_date,poverty_exit_date,mother_date_of_birth,allowance_amount,allowance_coefficient,\
    allowance_category,in_facility,poor_household,survivor_benefit,social_allowance,other_city_support,\
    other_insurance,school,end_date,end_decision_no,end_reason,transferred_from,paid_through,payee_name,payee_id,bank,account_no

    """

  /// Beyond it the numbers of one province, gender and year of birth would run out.
  static let maximumChildren = 20_000_000

  private var random: SplitMix64
  private var children: ChildMaker
  private var bytes: [UInt8] = []
  private var file: FileHandle?
  /// The days from `firstDay` on, as the register writes them.
  private let days: [String]
  private static let firstDay = Int(Day.day(1990, 1, 1).number)
  /// How many numbers begin with these six digits, and how many accounts there are.
  private var numbers = [Int](repeating: 0, count: 32_000)
  private var accounts = 0

  init(through month: Month, isLasting: Bool, seed: UInt64) {
    random = SplitMix64(seed: seed)
    children = ChildMaker(through: month, isLasting: isLasting, SplitMix64(seed: ~seed))
    days = (Self.firstDay...children.last).map { Day.day(1970, 1, 1).adding(days: $0).description }
    bytes.reserveCapacity(Self.chunk + 4096)
  }

  // MARK: Files

  private static let chunk = 1 << 20

  /// Begins a file, with the header. Throws where it cannot be made.
  mutating func begin(_ path: String) throws {
    try end()
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    bytes += Self.header.utf8
  }

  /// Ends the file that was begun.
  mutating func end() throws {
    try flush()
    try file?.close()
    file = nil
  }

  private mutating func flush() throws {
    try file?.write(contentsOf: bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: Rows

  /// Writes the rows of a ward.
  mutating func write(_ count: Int, childrenOf ward: WardList.Ward) throws {
    let schools = Names.schools(ofWard: ward.name)
    for number in 0..<count {
      let child = children.child(at: (Double(number) + random.fraction()) / Double(count))
      let province = random.below(100)
      let family = Family(province: province < 62 ? 31 : province < 98 ? 30 : 22, surname: random.pick(Names.surnames))
      field(ward.code)
      person(child, family)
      decision(child, number: number + 1)
      facts(child)
      situation(child, schools)
      end(child, number: count + number + 1)
      payee(family)
      if bytes.count >= Self.chunk { try flush() }
    }
  }

  /// What a child shares with its parents.
  private struct Family {
    /// The first three digits of personal numbers.
    let province: Int
    let surname: String
  }

  private mutating func field(_ text: String) {
    bytes += text.utf8
    bytes.append(UInt8(ascii: ","))
  }

  private mutating func field(_ day: Int) { field(days[day - Self.firstDay]) }

  /// `x`, or nothing.
  private mutating func mark(_ isSet: Bool) { field(isSet ? "x" : "") }

  private mutating func digits(_ number: Int, _ width: Int) {
    var place = 1
    for _ in 1..<width { place *= 10 }
    while place > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / place % 10))
      place /= 10
    }
  }

  /// child_id, full_name, date_of_birth, gender.
  private mutating func person(_ child: Child, _ family: Family) {
    let year = days[child.born - Self.firstDay].utf8.dropFirst(2).prefix(2).reduce(0) { $0 * 10 + Int($1 - 48) }
    personalNumber(family.province, gender: child.isGirl ? 3 : 2, year: year)
    let names = child.isGirl ? Names.female : Names.male
    let first = names.firstMiddle(&random)
    let second = random.happens(500) ? random.pick(names.middle) : first
    bytes += "\(family.surname) \(first) ".utf8
    if second != first { bytes += "\(second) ".utf8 }
    field(random.pick(names.last))
    field(child.born)
    field(child.isGirl ? "Nữ" : "Nam")
  }

  /// A number that no one has yet: the place of birth, gender and century, year, and a count that is scattered over six digits.
  private mutating func personalNumber(_ province: Int, gender: Int, year: Int) {
    let prefix = province * 1000 + gender * 100 + year
    numbers[prefix] += 1
    digits(prefix, 6)
    digits((numbers[prefix] * 736_789 + prefix * 7919) % 1_000_000, 6)
    field("")
  }

  /// resolution, groups, decision_no, decision_date, support_from.
  private mutating func decision(_ child: Child, number: Int) {
    field("55/2025")
    field(child.groups.count == 1 ? child.groups[0].rawValue : "\(child.groups[0].rawValue);\(child.groups[1].rawValue)")
    field("\(number)/QĐ-UBND")
    field(child.decided)
    field("")
  }

  /// disability_certificate_date to allowance_category.
  private mutating func facts(_ child: Child) {
    let year2024 = Int(Day.day(2024, 1, 1).number)
    if child.isIn("1.3") { field(year2024 + random.below(730)) } else { field("") }
    field("")
    if child.isIn("1.2") { field(year2024 + 366 + random.below(365)) } else { field("") }
    // The mother was 13 to 16 years old.
    if child.groups.contains(.childOfAbused) { field(child.born - 4749 - random.below(1461)) } else { field("") }
    var cells = ["", "", ""]
    switch child.allowance {
    case .none: break
    case .amount(let text): cells[0] = text
    case .coefficient(let text): cells[1] = text
    case .categories(let text): cells[2] = text
    }
    for cell in cells { field(cell) }
  }

  /// in_facility to school.
  private mutating func situation(_ child: Child, _ schools: [[String]]) {
    mark(random.happens(10))
    mark(random.happens(child.isIn("1.1") ? 700 : 10))
    mark(random.happens(20))
    if case .none = child.allowance { mark(random.happens(10)) } else { mark(random.happens(700)) }
    field(random.happens(15) ? random.pick(["300000", "500000", "800000", "1500000", "3000000"]) : "")
    field(random.happens(40) ? random.pick(Names.cards) : "")
    // 70 % of all children, of whom 13 of 16 are 3 years old or older.
    let choice = schools[min((children.last - child.born) * 100 / 36_525, 15)]
    field(!choice.isEmpty && random.happens(862) ? random.pick(choice) : "")
  }

  /// end_date to paid_through.
  private mutating func end(_ child: Child, number: Int) {
    if let end = child.end {
      field(end.day)
      field("\(number)/QĐ-UBND")
      field(end.reason)
    } else {
      for _ in 0..<3 { field("") }
    }
    for _ in 0..<2 { field("") }
  }

  /// payee_name to account_no, and the end of the line: nine in ten have a parent for payee, six in ten an account.
  private mutating func payee(_ family: Family) {
    if random.happens(900) {
      let isMother = random.happens(600)
      let names = isMother ? Names.female : Names.male
      bytes += "\(isMother ? random.pick(Names.surnames) : family.surname) \(names.firstMiddle(&random)) ".utf8
      field(random.pick(names.last))
      personalNumber(family.province, gender: isMother ? 1 : 0, year: 75 + random.below(25))
    } else {
      for _ in 0..<2 { field("") }
    }
    if random.happens(600) {
      let bank = random.pick(Names.banks)
      field(bank)
      accounts += 1
      digits(2100 + bank.count, 4)
      digits(accounts * 736_789_321 % 1_000_000_000, 9)
    } else {
      field("")
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}

extension Day {
  /// A day that is known to be one.
  fileprivate static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let day = Day(year: year, month: month, day: day) else { preconditionFailure("a day that no year has") }
    return day
  }
}
