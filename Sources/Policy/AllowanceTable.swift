import Units

/// The social allowance (trợ cấp xã hội, Decree 20/2021/NĐ-CP) as far as a top-up needs it.
package struct AllowanceTable: Sendable {
  /// The most categories that there may be.
  package static let maximumCategories = 16

  /// Where it comes from, as printed.
  package let cite: Citation
  /// The standard that a coefficient multiplies; read on the first day of the month.
  package let standard: RateID
  package let categories: [Category]

  package struct Category: Sendable {
    package let code: String
    package let name: String
    package let cite: Citation
    package let steps: [Step]
  }

  /// A coefficient and how long it holds; the first step that holds counts.
  package struct Step: Sendable {
    package let holds: Holds
    package let coefficient: Ratio
  }

  package enum Holds: Sendable {
    case always
    /// While the child is under that age on the last day of the month.
    case underAge(Int)
    /// Through the month of that birthday.
    case throughMonthOfBirthday(Int)
  }

  /// The ages at which a coefficient may change.
  package var ages: [Int] {
    Set(
      categories.flatMap(\.steps).compactMap { step in
        switch step.holds {
        case .always: nil
        case .underAge(let age), .throughMonthOfBirthday(let age): age
        }
      }
    ).sorted()
  }

  /// The highest coefficient of these categories, one bit each (art. 6.2), in a month for a child born on a day.
  package func coefficient(of bits: UInt16, in month: Month, born: Day) -> Ratio { highest(of: bits, in: month, born: born).coefficient }

  /// The same with the place of the category that gives it, the first of several alike, though it be 0; nil where no category is given.
  package func highest(of bits: UInt16, in month: Month, born: Day) -> (coefficient: Ratio, category: Int?) {
    var highest: (coefficient: Ratio, category: Int?) = (.zero, nil)
    for (index, category) in categories.enumerated() where bits & (1 << UInt16(index)) != 0 {
      let coefficient = category.coefficient(in: month, born: born)
      if highest.category == nil || highest.coefficient < coefficient { highest = (coefficient, index) }
    }
    return highest
  }

  package func category(_ code: String) -> Int? { categories.firstIndex { $0.code == code } }
}

extension AllowanceTable.Category {
  /// The coefficient of a month for a child born on a day.
  package func coefficient(in month: Month, born: Day) -> Ratio {
    for step in steps {
      switch step.holds {
      case .always: return step.coefficient
      case .underAge(let age): if born.birthday(age) > month.lastDay { return step.coefficient }
      case .throughMonthOfBirthday(let age): if month <= born.birthday(age).month { return step.coefficient }
      }
    }
    return .zero
  }
}
