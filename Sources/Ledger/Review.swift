import Entitlement
import Policy
import Register
import Tables
import Units

/// Looks a draft over for what an auditor would ask about: against the last closed period, and within the month. Nothing of it is
/// invalid; what is, the register's findings tell.
package struct Review {
  private let draft: Draft
  private let register: Register
  private let posted: PostedBook
  private let policy: Policy
  /// What the last closed period paid in each ward, đồng net.
  private let nets: [WardID: Dong]
  /// nil in a store's first period, of which nothing is compared.
  private let before: ReviewHistory?

  package init(
    _ draft: Draft, _ register: Register, posted: PostedBook, policy: Policy, nets: [WardID: Dong], before: ReviewHistory?
  ) {
    (self.draft, self.register, self.posted, self.policy) = (draft, register, posted, policy)
    (self.nets, self.before) = (nets, before)
  }

  /// By code, ward and row.
  package func notices() throws(StoreError) -> [ReviewNotice] {
    var notices: [ReviewNotice] = []
    if let before { notices = try comparisons(before) }
    return notices + accountsOfMany() + decisionsOfManyWards()
  }

  // MARK: Against the last closed period

  private func comparisons(_ history: ReviewHistory) throws(StoreError) -> [ReviewNotice] {
    let month = draft.period.previous
    // Of each entry, what was posted for the month before.
    let before = concurrentMap(draft.entries.slices(of: 10_000)) { $0.map { posted[$0.key][month]?.amount ?? .zero } }.flatMap(\.self)
    let gone = draft.withheld.filter { !draft.hasEntry($0.key) }
      .map { (key: $0.key, before: posted[$0.key][month]?.amount ?? .zero) }.filter { $0.before > .zero }
    let moved = self.moved(before, gone.map(\.key))
    var wards: [WardID: WardReview] = [:]
    for ward in nets.keys { wards[ward] = WardReview() }
    let isAtNewRates = ratesChange
    // The entries of a ward follow each other.
    var (ward, accounts): (WardID?, [ChildNumber: LastAccount]) = (nil, [:])
    for (entry, before) in zip(draft.entries, before) {
      let key = entry.key
      if ward != key.ward { (ward, accounts) = (key.ward, try history.accounts(key.ward)) }
      let child = Paid(entry: entry, row: register.governing(entry).index, before: before, due: entry.due)
      let last = accounts[key.child]
      wards[key.ward, default: WardReview()].add(
        child, isNew: entry.settlement.net > .zero && !posted.hasPosted(key.child), hasMoved: moved.contains(key.child),
        isAtNewRates: isAtNewRates, accountBefore: last.flatMap { isPaidElsewhere(child, than: $0) ? $0 : nil },
        keepsToAccounts: last != nil && register.decisions[Int(child.row)].isPaidToAccount)
    }
    for (key, amount) in gone {
      wards[key.ward, default: WardReview()].addGone(amount, hasMoved: moved.contains(key.child))
    }
    let reviewed = wards.keys.sorted().map { ($0, wards[$0] ?? WardReview()) }
    return reviewed.compactMap { ward, review in review.total(nets[ward] ?? .zero).map { ReviewNotice(kind: $0, wards: [ward], children: []) } }
      + reviewed.compactMap { ward, review in
        notice(review.manyNew(history.newcomers[ward] ?? 0, in: history.periods), ward, review.new)
      }
      + reviewed.compactMap { ward, review in notice(review.manyEnds, ward, review.ended) }
      + reviewed.compactMap { ward, review in notice(review.longArrears, ward, review.late) }
      + reviewed.compactMap { ward, review in notice(review.accountsChanged, ward, review.otherAccount) }
  }

  private func notice(_ kind: ReviewNotice.Kind?, _ ward: WardID, _ children: [ReviewNotice.Child]) -> ReviewNotice? {
    kind.map { ReviewNotice(kind: $0, wards: [ward], children: children) }
  }

  /// The children for whom one ward stops and another begins to pay: they cost the city what they did before, so that a ward
  /// that becomes part of another one moves nothing.
  private func moved(_ before: [Dong], _ gone: [ChildWard]) -> Set<ChildNumber> {
    var stopped = Set(gone.map(\.child))
    for (entry, before) in zip(draft.entries, before) where before > .zero && entry.due == .zero { stopped.insert(entry.key.child) }
    var moved: Set<ChildNumber> = []
    for (entry, before) in zip(draft.entries, before) where before == .zero && entry.due > .zero && stopped.contains(entry.key.child) {
      moved.insert(entry.key.child)
    }
    return moved
  }

  /// A rate on which levels rest is another one for the period than for the month before.
  private var ratesChange: Bool {
    let rates = policy.resolutions.flatMap { $0.groups.map(\.level.rate) } + [policy.allowance.standard]
    return policy.rates.changes(
      between: draft.period.previous.previous.lastDay, and: draft.period.firstDay, of: Set(rates.map(policy.rates.name)))
  }

  private func isPaidElsewhere(_ child: Paid, than last: LastAccount) -> Bool {
    child.entry.settlement.net > .zero
      && register.isPaidElsewhere(register.decisions[Int(child.row)], than: last.number, bank: last.bank)
  }

  // MARK: Within the month

  private func accountsOfMany() -> [ReviewNotice] {
    // Those who are paid for the period itself: each child in one ward.
    let payees = draft.entries.indices.filter { draft.entries[$0].due > .zero }
    let rows = payees.map { register.governing(draft.entries[$0]).index }
    let clusters = register.sharedAccounts(of: rows) { cluster in
      let wards = cluster.map { draft.entries[payees[$0]].key.ward }
      return wards.count >= ReviewLimits.siblings || Set(wards).count >= ReviewLimits.accountWards
    }
    return clusters.map { cluster in
      ReviewNotice(
        kind: .accountOfMany(children: cluster.count), wards: Set(cluster.map { draft.entries[payees[$0]].key.ward }).sorted(),
        children: cluster.map { ReviewNotice.Child(draft.entries[payees[$0]], row: rows[$0]) })
    }.sorted(by: ReviewNotice.inOrder)
  }

  /// Told when it arises: in the month in which somebody is paid under the decision for the first time.
  private func decisionsOfManyWards() -> [ReviewNotice] {
    struct Key: Hashable {
      let number: String
      let day: Day
    }
    func key(_ entry: Draft.Entry) -> Key? {
      guard let regular = entry.settlement.postings.last(where: { $0.kind == .regular }) else { return nil }
      let decision = register.governing(entry).decision
      // Under 22/2024 the chairman of a district signed for all its communes, and the month was named.
      guard case .monthOfDecision = policy[decision.resolution].start.rule else { return nil }
      return Key(number: regular.basis.decisionNo, day: decision.decided)
    }
    // A city has a million of them: they are found by their hashes, of which few are those of many children, and then told apart.
    let hashes = draft.entries.map { key($0).map { max(1, UInt64(bitPattern: Int64($0.hashValue))) } ?? 0 }
    let most = ReviewLimits.decisionWards * ReviewLimits.decisionChildren
    let clusters = KeyClusters.clusters(of: hashes).filter { $0.count >= most }
    let children = clusters.flatMap { Dictionary(grouping: $0.map { draft.entries[$0] }, by: key) }
    return children.compactMap { key, entries in
      guard let key, entries.count >= most else { return nil }
      let counts = entries.reduce(into: [WardID: Int]()) { $0[$1.key.ward, default: 0] += 1 }
      let wards = Set(counts.filter { $0.value >= ReviewLimits.decisionChildren }.keys)
      let children = entries.filter { wards.contains($0.key.ward) }
      guard wards.count >= ReviewLimits.decisionWards,
        children.contains(where: { posted[$0.key][draft.period.previous]?.basis.decisionNo != key.number })
      else { return nil }
      return ReviewNotice(
        kind: .decisionOfManyWards(children: children.count), wards: wards.sorted(),
        children: children.map { ReviewNotice.Child($0, row: register.governing($0).index) })
    }.sorted(by: ReviewNotice.inOrder)
  }
}

/// A child in a ward for the month before and for the period.
private struct Paid {
  let entry: Draft.Entry
  /// Index into `Register.decisions` of the row that the child is paid by.
  let row: Int32
  /// What was posted for the month before, and is due for the period itself, đồng.
  let before: Dong
  let due: Dong
}

/// What is counted of a ward.
private struct WardReview {
  private var movement = WardMovement()
  /// What is to be added to the net of the last closed period: it counts those who moved, and the old rates.
  private var correction = Dong.zero
  private var differing = 0
  private var paidBefore = 0
  private(set) var new: [ReviewNotice.Child] = []
  private(set) var ended: [ReviewNotice.Child] = []
  private(set) var late: [ReviewNotice.Child] = []
  private var lateMonths = 0
  private var lateAmount = Dong.zero
  private(set) var otherAccount: [ReviewNotice.Child] = []
  private var toAccounts = 0

  /// - Parameters:
  ///   - accountBefore: where that was another account than now.
  ///   - keepsToAccounts: paid to an account the last time, and now.
  mutating func add(_ child: Paid, isNew: Bool, hasMoved: Bool, isAtNewRates: Bool, accountBefore: LastAccount?, keepsToAccounts: Bool) {
    let settlement = child.entry.settlement
    addLate(child)
    if isNew { new.append(ReviewNotice.Child(child.entry, row: child.row)) }
    if settlement.net > .zero, keepsToAccounts { toAccounts += 1 }
    if let accountBefore { otherAccount.append(ReviewNotice.Child(child.entry, row: child.row, accountBefore: accountBefore)) }
    if hasMoved, (child.before == .zero) != (child.due == .zero) {
      movement.moved += 1
      correction -= child.before
      return
    }
    let before = isAtNewRates && child.before > .zero && child.due > .zero ? child.due : child.before
    if before != child.before { movement.isAtNewRates = true }
    correction += before - child.before
    movement.beforeOfMonth += before
    movement.now += settlement.net
    movement.arrears += settlement.sum(.arrears)
    movement.recovered -= settlement.sum(.recovery)
    if settlement.net != before { differing += 1 }
    if child.before > .zero { paidBefore += 1 }
    switch (child.before > .zero, child.due > .zero) {
    case (false, true): movement.begun += 1
    case (true, false):
      movement.stopped += 1
      if child.entry.endsByEntry { ended.append(ReviewNotice.Child(child.entry, row: child.row)) }
    default: if child.due != before { movement.changed += 1 }
    }
  }

  /// A child who was paid the month before and has no entry now.
  mutating func addGone(_ before: Dong, hasMoved: Bool) {
    if hasMoved {
      movement.moved += 1
      correction -= before
      return
    }
    movement.beforeOfMonth += before
    movement.stopped += 1
    differing += 1
    paidBefore += 1
  }

  private mutating func addLate(_ child: Paid) {
    let settlement = child.entry.settlement
    let months = settlement.postings.count { $0.kind == .arrears }
    guard months >= ReviewLimits.arrearsMonths else { return }
    late.append(ReviewNotice.Child(child.entry, row: child.row))
    lateMonths = max(lateMonths, months)
    lateAmount += settlement.sum(.arrears)
  }

  /// - Parameter net: what the last closed period paid in the ward.
  func total(_ net: Dong) -> ReviewNotice.Kind? {
    var movement = movement
    movement.before = max(.zero, net + correction)
    guard differing >= ReviewLimits.movementChildren, let measure = movement.measure,
      abs((movement.now - measure).amount) * Int64(ReviewLimits.movementShare) > measure.amount
    else { return nil }
    return .wardTotal(movement)
  }

  /// - Parameter known: the newcomers of those periods, of which a store's second one has none.
  func manyNew(_ known: Int, in periods: ClosedRange<Month>?) -> ReviewNotice.Kind? {
    guard let periods, new.count >= ReviewLimits.newChildren, new.count * periods.count > ReviewLimits.newFactor * known else { return nil }
    return .manyNew(children: new.count, averageTenths: (known * 10 + periods.count / 2) / periods.count, periods: periods.count)
  }

  var manyEnds: ReviewNotice.Kind? {
    let isMany = ended.count >= ReviewLimits.endChildren && ended.count * ReviewLimits.endShare > paidBefore
    return isMany ? .manyEnds(children: ended.count, paidBefore: paidBefore) : nil
  }

  var longArrears: ReviewNotice.Kind? {
    late.isEmpty ? nil : .longArrears(children: late.count, months: lateMonths, amount: lateAmount)
  }

  var accountsChanged: ReviewNotice.Kind? {
    let isMany = otherAccount.count >= ReviewLimits.accountChildren && otherAccount.count * ReviewLimits.accountShare > toAccounts
    return isMany ? .accountsChanged(children: otherAccount.count, of: toAccounts) : nil
  }
}

extension Draft.Entry {
  /// Nothing is due any more for what the ward entered, not for what time brought: age, a window that closes, a rate.
  fileprivate var endsByEntry: Bool {
    guard let month, !month.isShutOut, case .nothing(let reason) = month.verdict else { return false }
    switch reason {
    case .ended, .excludedFacility, .excludedPoor, .excludedSurvivor, .excludedAllowance, .otherPolicyHigher: return true
    case .notStarted, .superseded, .programmeOver, .overAge, .windowClosed, .motherAdult, .topUpZero: return false
    }
  }
}

extension ReviewNotice {
  /// Of one code: by ward, then by the first child.
  fileprivate static func inOrder(_ a: ReviewNotice, _ b: ReviewNotice) -> Bool {
    if let first = a.wards.first, let other = b.wards.first, first != other { return first < other }
    return (a.children.first?.row ?? 0) < (b.children.first?.row ?? 0)
  }
}

extension Draft.Entry {
  /// What is due for the period itself, đồng.
  fileprivate var due: Dong { month?.due ?? .zero }
}

extension Draft {
  /// Whether anything is decided for a child in a ward.
  package func hasEntry(_ key: ChildWard) -> Bool {
    let index = entries.partitioningIndex { $0.key >= key }
    return index < entries.count && entries[index].key == key
  }
}
