import GRDB

/// The tables of the store. Migrations are only ever added: a store of an older version is brought up to date when it is
/// opened, one of a newer version is refused.
enum StoreSchema {
  /// Marks the file as a ChiTra store ("ChTr").
  static let applicationID: Int32 = 0x4368_5472

  /// The period under which `chitra open` posts what was paid before the store began.
  static let opening = "0000-00"

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 periods and postings") { db in
      // A period is a draft until it is closed; the opening is closed from the beginning.
      try db.execute(
        sql: """
          CREATE TABLE period (
            month TEXT PRIMARY KEY NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
            state TEXT NOT NULL CHECK (state IN ('draft', 'closed')),
            code TEXT NOT NULL CHECK (length(code) = 8),
            policy TEXT NOT NULL CHECK (length(policy) = 64),
            children INTEGER NOT NULL CHECK (children >= 0),
            regular INTEGER NOT NULL,
            arrears INTEGER NOT NULL CHECK (arrears >= 0),
            recovery INTEGER NOT NULL CHECK (recovery <= 0),
            exceptions INTEGER NOT NULL CHECK (exceptions >= 0),
            manifest TEXT NOT NULL CHECK (length(manifest) IN (0, 64)),
            based_on TEXT NOT NULL,
            digest TEXT CHECK (length(digest) = 64),
            CHECK ((state = 'closed') = (digest IS NOT NULL))
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE input (
            period TEXT NOT NULL REFERENCES period (month) ON DELETE CASCADE,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            PRIMARY KEY (period, name)
          ) STRICT, WITHOUT ROWID;

          CREATE TABLE posting (
            period TEXT NOT NULL REFERENCES period (month) ON DELETE CASCADE,
            ward TEXT NOT NULL CHECK (length(ward) = 5),
            child TEXT NOT NULL CHECK (length(child) = 12),
            month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
            kind TEXT NOT NULL CHECK (kind IN ('regular', 'arrears', 'recovery')),
            resolution TEXT NOT NULL,
            "group" TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount <> 0 AND (amount < 0) = (kind = 'recovery')),
            decision_no TEXT NOT NULL,
            PRIMARY KEY (period, ward, child, month, kind)
          ) STRICT, WITHOUT ROWID;

          -- What all closed periods together posted for each month, as runs of months with the same: made from the postings
          -- when a period is closed, so that drafting need not read the postings of years.
          CREATE TABLE history (
            ward TEXT NOT NULL,
            child TEXT NOT NULL,
            first TEXT NOT NULL,
            last TEXT NOT NULL CHECK (last >= first),
            amount INTEGER NOT NULL,
            resolution TEXT NOT NULL,
            "group" TEXT NOT NULL,
            decision_no TEXT NOT NULL,
            by_decision TEXT NOT NULL,
            PRIMARY KEY (ward, child, first)
          ) STRICT, WITHOUT ROWID;

          CREATE TRIGGER closed_period_is_final BEFORE UPDATE ON period WHEN old.state = 'closed'
          BEGIN SELECT raise(ABORT, 'a closed period never changes'); END;
          CREATE TRIGGER closed_period_stays BEFORE DELETE ON period WHEN old.state = 'closed'
          BEGIN SELECT raise(ABORT, 'a closed period never changes'); END;
          CREATE TRIGGER postings_are_not_edited BEFORE UPDATE ON posting
          BEGIN SELECT raise(ABORT, 'a posting is never edited'); END;
          CREATE TRIGGER closed_postings_stay BEFORE DELETE ON posting
            WHEN (SELECT state FROM period WHERE month = old.period) = 'closed'
          BEGIN SELECT raise(ABORT, 'a closed period never changes'); END;
          CREATE TRIGGER closed_period_takes_no_postings BEFORE INSERT ON posting
            WHEN (SELECT state FROM period WHERE month = new.period) IS NOT 'draft'
          BEGIN SELECT raise(ABORT, 'a closed period never changes'); END;
          """)
    }
    migrator.registerMigration("2 payees and payments") { db in
      // A draft of the version before keeps no payees, and could be closed but never paid: it is to be made again.
      // Foreign keys do not cascade while a store is migrated.
      for table in ["posting", "input"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE period IN (SELECT month FROM period WHERE state = 'draft')")
      }
      try db.execute(sql: "DELETE FROM period WHERE state = 'draft'")
      try db.execute(
        sql: """
          -- Who is paid for a child, kept with the draft where it differs from before: orders are made from what was signed,
          -- not from a register that has changed since.
          CREATE TABLE payee (
            ward TEXT NOT NULL CHECK (length(ward) = 5),
            child TEXT NOT NULL CHECK (length(child) = 12),
            period TEXT NOT NULL REFERENCES period (month) ON DELETE CASCADE,
            name TEXT NOT NULL,
            payee_id TEXT NOT NULL,
            bank TEXT NOT NULL,
            account TEXT NOT NULL CHECK ((account = '') = (bank = '')),
            PRIMARY KEY (ward, child, period)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX payee_of_period ON payee (period);

          CREATE TABLE payment (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 30 AND id NOT GLOB '*[^A-Z0-9-]*'),
            period TEXT NOT NULL REFERENCES period (month),
            ward TEXT NOT NULL CHECK (length(ward) = 5),
            child TEXT NOT NULL CHECK (length(child) = 12),
            number INTEGER NOT NULL CHECK (number > 0),
            name TEXT NOT NULL,
            payee_id TEXT NOT NULL,
            bank TEXT NOT NULL,
            account TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount > 0),
            replaces TEXT UNIQUE REFERENCES payment (id),
            UNIQUE (period, number)
          ) STRICT, WITHOUT ROWID;

          -- What the Treasury or the bank told of an order, once; what contradicts it is shown, and kept out.
          CREATE TABLE settlement (
            payment TEXT PRIMARY KEY NOT NULL REFERENCES payment (id),
            status TEXT NOT NULL CHECK (status IN ('paid', 'failed', 'returned')),
            date TEXT NOT NULL CHECK (date = '' OR date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            reason TEXT NOT NULL,
            source TEXT NOT NULL CHECK (length(source) = 64)
          ) STRICT, WITHOUT ROWID;
          CREATE TRIGGER settlements_are_not_edited BEFORE UPDATE ON settlement
          BEGIN SELECT raise(ABORT, 'a settlement is never edited'); END;
          CREATE TRIGGER settlements_stay BEFORE DELETE ON settlement
          BEGIN SELECT raise(ABORT, 'a settlement stays'); END;

          CREATE TRIGGER payees_of_closed_periods_stay BEFORE DELETE ON payee
            WHEN (SELECT state FROM period WHERE month = old.period) = 'closed'
          BEGIN SELECT raise(ABORT, 'a closed period never changes'); END;
          CREATE TRIGGER payees_are_not_edited BEFORE UPDATE ON payee
          BEGIN SELECT raise(ABORT, 'a payee that was signed for is never edited'); END;
          CREATE TRIGGER closed_period_takes_no_payees BEFORE INSERT ON payee
            WHEN (SELECT state FROM period WHERE month = new.period) IS NOT 'draft'
          BEGIN SELECT raise(ABORT, 'a closed period never changes'); END;
          CREATE TRIGGER payments_are_of_closed_periods BEFORE INSERT ON payment
            WHEN (SELECT state FROM period WHERE month = new.period) IS NOT 'closed'
          BEGIN SELECT raise(ABORT, 'only a closed period is paid'); END;
          CREATE TRIGGER payments_are_not_edited BEFORE UPDATE ON payment
          BEGIN SELECT raise(ABORT, 'a payment order is never edited'); END;
          CREATE TRIGGER payments_stay BEFORE DELETE ON payment
          BEGIN SELECT raise(ABORT, 'a payment order stays'); END;
          """)
    }
    migrator.registerMigration("3 what came back") { db in
      // Several orders may offer parts of one again: `replaces` is no longer unique, for which SQLite needs the table anew.
      try db.execute(
        sql: """
          CREATE TABLE payment_anew (
            id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 30 AND id NOT GLOB '*[^A-Z0-9-]*'),
            period TEXT NOT NULL REFERENCES period (month),
            ward TEXT NOT NULL CHECK (length(ward) = 5),
            child TEXT NOT NULL CHECK (length(child) = 12),
            number INTEGER NOT NULL CHECK (number > 0),
            name TEXT NOT NULL,
            payee_id TEXT NOT NULL,
            bank TEXT NOT NULL,
            account TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount > 0),
            replaces TEXT REFERENCES payment (id),
            -- The last closed period when the row was written: the digest of the next one covers it. Empty: before such rows were covered.
            after TEXT NOT NULL,
            UNIQUE (period, number)
          ) STRICT, WITHOUT ROWID;
          INSERT INTO payment_anew SELECT *, '' FROM payment;
          DROP TABLE payment;
          ALTER TABLE payment_anew RENAME TO payment;
          CREATE INDEX payment_offered_again ON payment (replaces) WHERE replaces IS NOT NULL;
          CREATE TRIGGER payments_are_of_closed_periods BEFORE INSERT ON payment
            WHEN (SELECT state FROM period WHERE month = new.period) IS NOT 'closed'
          BEGIN SELECT raise(ABORT, 'only a closed period is paid'); END;
          CREATE TRIGGER payments_are_not_edited BEFORE UPDATE ON payment
          BEGIN SELECT raise(ABORT, 'a payment order is never edited'); END;
          CREATE TRIGGER payments_stay BEFORE DELETE ON payment
          BEGIN SELECT raise(ABORT, 'a payment order stays'); END;

          -- What was told of an order, in the order in which it was: first, what contradicts it, and what corrects it. The last that
          -- is no contradiction holds.
          CREATE TABLE told (
            payment TEXT NOT NULL REFERENCES payment (id),
            number INTEGER NOT NULL CHECK (number > 0),
            kind TEXT NOT NULL CHECK (kind IN ('first', 'contradiction', 'correction') AND (kind = 'first') = (number = 1)),
            status TEXT NOT NULL CHECK (status IN ('paid', 'failed', 'returned')),
            date TEXT NOT NULL CHECK (date = '' OR date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            reason TEXT NOT NULL,
            source TEXT NOT NULL CHECK (length(source) = 64),
            after TEXT NOT NULL,
            PRIMARY KEY (payment, number)
          ) STRICT, WITHOUT ROWID;
          INSERT INTO told SELECT payment, 1, 'first', status, date, reason, source, '' FROM settlement;
          DROP TABLE settlement;
          CREATE VIEW settlement AS SELECT payment, status, date, reason, source FROM told
            WHERE number = (SELECT max(number) FROM told AS last WHERE last.payment = told.payment AND last.kind <> 'contradiction');
          CREATE TRIGGER what_was_told_is_not_edited BEFORE UPDATE ON told
          BEGIN SELECT raise(ABORT, 'what was told of an order is never edited'); END;
          CREATE TRIGGER what_was_told_stays BEFORE DELETE ON told
          BEGIN SELECT raise(ABORT, 'what was told of an order stays'); END;

          -- What is still to be recovered after a period, in all and by month; NULL where the version that closed it kept none.
          ALTER TABLE period ADD COLUMN owed INTEGER CHECK (owed >= 0);
          CREATE TABLE owed (
            period TEXT NOT NULL REFERENCES period (month) ON DELETE CASCADE,
            ward TEXT NOT NULL CHECK (length(ward) = 5),
            child TEXT NOT NULL CHECK (length(child) = 12),
            month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
            amount INTEGER NOT NULL CHECK (amount > 0),
            PRIMARY KEY (period, ward, child, month)
          ) STRICT, WITHOUT ROWID;

          -- Of whom a period decided nothing, or could take nothing back.
          CREATE TABLE withheld (
            period TEXT NOT NULL REFERENCES period (month) ON DELETE CASCADE,
            ward TEXT NOT NULL CHECK (length(ward) = 5),
            child TEXT NOT NULL CHECK (length(child) = 12),
            reason TEXT NOT NULL CHECK (reason IN ('rejected', 'held', 'vanished')),
            PRIMARY KEY (period, ward, child)
          ) STRICT, WITHOUT ROWID;

          -- What a period sets off: money of an order that came back, against a month for which it is no longer due.
          CREATE TABLE set_off (
            period TEXT NOT NULL REFERENCES period (month) ON DELETE CASCADE,
            ward TEXT NOT NULL CHECK (length(ward) = 5),
            child TEXT NOT NULL CHECK (length(child) = 12),
            month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
            payment TEXT NOT NULL REFERENCES payment (id),
            amount INTEGER NOT NULL CHECK (amount > 0),
            PRIMARY KEY (period, ward, child, month, payment)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX set_off_of_payment ON set_off (payment);

          -- What a family paid back, in cash or by voucher, of what the last closed period then listed as owed.
          CREATE TABLE repaid (
            ward TEXT NOT NULL CHECK (length(ward) = 5),
            child TEXT NOT NULL CHECK (length(child) = 12),
            month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
            voucher TEXT NOT NULL,
            amount INTEGER NOT NULL CHECK (amount > 0),
            date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            listed TEXT NOT NULL REFERENCES period (month),
            source TEXT NOT NULL CHECK (length(source) = 64),
            PRIMARY KEY (ward, child, month, voucher)
          ) STRICT, WITHOUT ROWID;
          -- Repayments that were recorded wrongly, and count no more.
          CREATE TABLE cancelled (
            ward TEXT NOT NULL,
            child TEXT NOT NULL,
            month TEXT NOT NULL,
            voucher TEXT NOT NULL,
            date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            source TEXT NOT NULL CHECK (length(source) = 64),
            after TEXT NOT NULL,
            PRIMARY KEY (ward, child, month, voucher),
            FOREIGN KEY (ward, child, month, voucher) REFERENCES repaid (ward, child, month, voucher)
          ) STRICT, WITHOUT ROWID;
          CREATE VIEW repayment AS SELECT * FROM repaid WHERE NOT EXISTS (
            SELECT 1 FROM cancelled WHERE cancelled.ward = repaid.ward AND cancelled.child = repaid.child
              AND cancelled.month = repaid.month AND cancelled.voucher = repaid.voucher);
          """)
      for table in ["repaid", "cancelled"] {
        try db.execute(
          sql: """
            CREATE TRIGGER \(table)_is_not_edited BEFORE UPDATE ON \(table)
            BEGIN SELECT raise(ABORT, 'a repayment is never edited'); END;
            CREATE TRIGGER \(table)_stays BEFORE DELETE ON \(table)
            BEGIN SELECT raise(ABORT, 'a repayment stays'); END;
            """)
      }
      for table in ["owed", "withheld", "set_off"] {
        try db.execute(
          sql: """
            CREATE TRIGGER \(table)_of_closed_periods_stays BEFORE DELETE ON \(table)
              WHEN (SELECT state FROM period WHERE month = old.period) = 'closed'
            BEGIN SELECT raise(ABORT, 'a closed period never changes'); END;
            CREATE TRIGGER \(table)_is_not_edited BEFORE UPDATE ON \(table)
            BEGIN SELECT raise(ABORT, 'what a period lists is never edited'); END;
            CREATE TRIGGER closed_period_takes_no_\(table) BEFORE INSERT ON \(table)
              WHEN (SELECT state FROM period WHERE month = new.period) IS NOT 'draft'
            BEGIN SELECT raise(ABORT, 'a closed period never changes'); END;
            """)
      }
    }
    migrator.registerMigration("4 insurance lists") { db in
      try db.execute(
        sql: """
          -- A list of whom the wards insure in a year, as it was sent to the Social Insurance; its digest covers what it says
          -- and the list of the year before it.
          CREATE TABLE insurance_list (
            year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
            number INTEGER NOT NULL CHECK (number > 0),
            scope TEXT NOT NULL CHECK (scope IN ('', 'Q1', 'Q2', 'Q3', 'Q4')),
            code TEXT NOT NULL CHECK (length(code) = 8),
            policy TEXT NOT NULL CHECK (length(policy) = 64),
            children INTEGER NOT NULL CHECK (children >= 0),
            amount INTEGER NOT NULL CHECK (amount >= 0),
            manifest TEXT NOT NULL CHECK (length(manifest) = 64),
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            PRIMARY KEY (year, number)
          ) STRICT, WITHOUT ROWID;

          -- Whose year a list changed; one without lines is no longer insured in that ward.
          CREATE TABLE insurance_child (
            year INTEGER NOT NULL,
            ward TEXT NOT NULL CHECK (length(ward) = 5),
            child TEXT NOT NULL CHECK (length(child) = 12),
            list INTEGER NOT NULL,
            name TEXT NOT NULL,
            born TEXT NOT NULL CHECK (born GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            gender TEXT NOT NULL CHECK (gender IN ('', 'M', 'F')),
            PRIMARY KEY (year, ward, child, list),
            -- The list itself is written last, over all that it holds.
            FOREIGN KEY (year, list) REFERENCES insurance_list (year, number) DEFERRABLE INITIALLY DEFERRED
          ) STRICT, WITHOUT ROWID;

          -- The whole year of such a child as it stands from the list on: runs of months, with what is paid a month.
          CREATE TABLE insurance_line (
            year INTEGER NOT NULL,
            ward TEXT NOT NULL,
            child TEXT NOT NULL,
            list INTEGER NOT NULL,
            first TEXT NOT NULL CHECK (first GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND substr(first, 1, 4) = CAST(year AS TEXT)),
            last TEXT NOT NULL CHECK (last GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND substr(last, 1, 4) = CAST(year AS TEXT) AND last >= first),
            school TEXT NOT NULL,
            standard INTEGER NOT NULL CHECK (standard >= 0),
            amount INTEGER NOT NULL CHECK (amount >= 0),
            PRIMARY KEY (year, ward, child, list, first),
            FOREIGN KEY (year, ward, child, list) REFERENCES insurance_child (year, ward, child, list)
          ) STRICT, WITHOUT ROWID;

          CREATE TRIGGER insurance_lists_follow_each_other BEFORE INSERT ON insurance_list
            WHEN new.number <> 1 + (SELECT coalesce(max(number), 0) FROM insurance_list WHERE year = new.year)
          BEGIN SELECT raise(ABORT, 'lists are numbered one after the other'); END;
          """)
      for (table, list) in [("insurance_list", "number"), ("insurance_child", "list"), ("insurance_line", "list")] {
        try db.execute(
          sql: """
            CREATE TRIGGER \(table)_is_not_edited BEFORE UPDATE ON \(table)
            BEGIN SELECT raise(ABORT, 'a list that was sent never changes'); END;
            CREATE TRIGGER \(table)_stays BEFORE DELETE ON \(table)
            BEGIN SELECT raise(ABORT, 'a list that was sent never changes'); END;
            CREATE TRIGGER sent_list_takes_no_\(table) BEFORE INSERT ON \(table)
              WHEN EXISTS (SELECT 1 FROM insurance_list WHERE year = new.year AND number = new.\(list))
            BEGIN SELECT raise(ABORT, 'a list that was sent never changes'); END;
            """)
      }
    }
    return migrator
  }
}
