import Kernel

extension PeopleSchema {
    /// 排班: who is to be where and when, whether they were, who is away, and who is employed.
    static let shifts: [SQL] = [
        """
        CREATE TABLE shift (
            id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account,
            day TEXT NOT NULL, begins BIGINT NOT NULL, ends BIGINT NOT NULL CHECK (ends > begins),
            place_kind TEXT NOT NULL, place_name TEXT NOT NULL,
            arrived_at BIGINT, left_at BIGINT CHECK (left_at >= arrived_at), cancelled_at BIGINT)
        """,
        "CREATE INDEX shift_day ON shift (day, begins) WHERE cancelled_at IS NULL",
        "CREATE INDEX shift_account ON shift (account, day) WHERE cancelled_at IS NULL",
        """
        CREATE TABLE absence (
            id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account,
            first_day TEXT NOT NULL, last_day TEXT NOT NULL CHECK (last_day >= first_day),
            kind TEXT NOT NULL, delegate TEXT REFERENCES account, withdrawn_at BIGINT)
        """,
        "CREATE INDEX absence_account ON absence (account, last_day) WHERE withdrawn_at IS NULL",
        "CREATE INDEX absence_last ON absence (last_day) WHERE withdrawn_at IS NULL",
        """
        CREATE TABLE employment (
            id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account,
            first_day TEXT NOT NULL, last_day TEXT CHECK (last_day >= first_day))
        """,
        "CREATE INDEX employment_account ON employment (account, first_day)",
    ]
}
