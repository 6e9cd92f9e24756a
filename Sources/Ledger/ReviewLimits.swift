/// From where on a draft is told to be looked at again. Each limit has a number of children beside a share, so that one child of
/// three, or a brother and sister, never raise an alarm; a notice that comes every month is read by nobody.
enum ReviewLimits {
  /// A ward's payments: more than a third (1/3) more or less than the last closed period. From month to month a ward moves by the
  /// few children who are born into the programme or leave it, a few hundredths.
  static let movementShare = 3
  /// Children whose own payment differs, without whom a ward's sum is not told of: in a small ward a family or two with arrears
  /// move it by a third.
  static let movementChildren = 5

  /// New decisions: more than double the average of the closed periods.
  static let newFactor = 2
  /// Fewer new children than this are one sitting of a commune's board, whatever the average: that of a small ward is near 0.
  static let newChildren = 10
  /// The periods of the average: a year, since decisions follow the yearly review of poor households.
  static let newPeriods = 12

  /// Ends that a ward entered: more than a tenth (1/10) of those who were paid. Few die, move away or lose a condition in one month.
  static let endShare = 10
  static let endChildren = 5

  /// Months of arrears of one child. A decision pays from the month in which it is signed (N 2.1.3): after a year it was forgotten
  /// for long, or its day is wrong.
  static let arrearsMonths = 12

  /// Accounts that are others than the last time: more than a tenth (1/10) of those paid to an account. A family changes its bank
  /// once in years; many at once is a whole list that was typed anew, or turned to another purse.
  static let accountShare = 10
  static let accountChildren = 5

  /// Children on one account: as many brothers and sisters under 16 are rare.
  static let siblings = 5
  /// Wards from which an account is paid to: a family lives in one.
  static let accountWards = 2

  /// Wards that name one decision, by number and day, and the children of each: every chairman signs for his own commune, and
  /// numbers from 1 each year. Two long lists may meet in number and day by chance, in which a third one hardly joins.
  static let decisionWards = 3
  static let decisionChildren = 5
}
