import Kernel

let financeTables: [SQL] = [
    """
    CREATE TABLE finance_line (
        id TEXT NOT NULL PRIMARY KEY, year BIGINT NOT NULL, project TEXT NOT NULL,
        name TEXT NOT NULL, target TEXT NOT NULL, ceiling BIGINT CHECK (ceiling > 0),
        unit TEXT NOT NULL, quantity BIGINT NOT NULL, opened_by TEXT NOT NULL,
        sequence BIGINT NOT NULL REFERENCES journal, UNIQUE (year, project, name))
    """,
    """
    CREATE TABLE finance_share (
        line TEXT NOT NULL REFERENCES finance_line, source TEXT NOT NULL,
        budget BIGINT NOT NULL CHECK (budget >= 0), changed BIGINT NOT NULL,
        spent BIGINT NOT NULL, pending BIGINT NOT NULL CHECK (pending >= 0),
        held BIGINT NOT NULL CHECK (held >= 0), PRIMARY KEY (line, source),
        CHECK (budget + changed - spent - pending - held >= 0))
    """,
    """
    CREATE TABLE finance_adjustment (
        id TEXT NOT NULL PRIMARY KEY, year BIGINT NOT NULL, kind TEXT NOT NULL,
        from_line TEXT REFERENCES finance_line, to_line TEXT REFERENCES finance_line,
        source TEXT NOT NULL, amount BIGINT NOT NULL CHECK (amount > 0), day TEXT NOT NULL,
        reason TEXT NOT NULL, document TEXT NOT NULL, paper TEXT NOT NULL,
        written_by TEXT NOT NULL, written_at BIGINT NOT NULL,
        approved BIGINT, decided_by TEXT, decided_at BIGINT, opinion TEXT NOT NULL,
        sequence BIGINT NOT NULL REFERENCES journal,
        CHECK (decided_by IS NULL OR decided_by <> written_by))
    """,
    "CREATE INDEX finance_adjustment_open ON finance_adjustment (sequence) WHERE approved IS NULL",
    "CREATE INDEX finance_adjustment_year ON finance_adjustment (year, sequence)",
    """
    CREATE TABLE finance_contract (
        id TEXT NOT NULL PRIMARY KEY, line TEXT NOT NULL REFERENCES finance_line,
        number TEXT NOT NULL UNIQUE, title TEXT NOT NULL, supplier TEXT NOT NULL,
        amount BIGINT NOT NULL CHECK (amount > 0), from_day TEXT NOT NULL,
        through_day TEXT NOT NULL, paper TEXT, paid BIGINT NOT NULL,
        pending BIGINT NOT NULL CHECK (pending >= 0), accepted BIGINT NOT NULL,
        written_by TEXT NOT NULL, sequence BIGINT NOT NULL REFERENCES journal,
        CHECK (paid + pending <= amount), CHECK (accepted <= amount))
    """,
    "CREATE INDEX finance_contract_line ON finance_contract (line, sequence)",
    """
    CREATE TABLE finance_acceptance (
        sequence BIGINT NOT NULL PRIMARY KEY REFERENCES journal,
        contract TEXT NOT NULL REFERENCES finance_contract, day TEXT NOT NULL,
        amount BIGINT NOT NULL CHECK (amount > 0), document TEXT NOT NULL, paper TEXT NOT NULL,
        note TEXT NOT NULL, written_by TEXT NOT NULL)
    """,
    "CREATE INDEX finance_acceptance_contract ON finance_acceptance (contract, sequence)",
]

let voucherTables: [SQL] = [
    """
    CREATE TABLE finance_voucher (
        id TEXT NOT NULL PRIMARY KEY, year BIGINT NOT NULL, number TEXT NOT NULL,
        day TEXT NOT NULL, payee TEXT NOT NULL, amount BIGINT NOT NULL CHECK (amount <> 0),
        quantity BIGINT, line TEXT NOT NULL REFERENCES finance_line, source TEXT NOT NULL,
        contract TEXT REFERENCES finance_contract, summary TEXT NOT NULL,
        document TEXT NOT NULL, paper TEXT, reason TEXT NOT NULL, flags TEXT NOT NULL,
        reverses TEXT REFERENCES finance_voucher, state TEXT NOT NULL,
        written_by TEXT NOT NULL, written_at BIGINT NOT NULL, submitted_at BIGINT,
        decided_by TEXT, decided_at BIGINT, opinion TEXT NOT NULL,
        sequence BIGINT NOT NULL REFERENCES journal,
        CHECK (decided_by IS NULL OR decided_by <> written_by))
    """,
    """
    CREATE UNIQUE INDEX finance_voucher_number ON finance_voucher (year, number)
        WHERE number <> '' AND state <> 'withdrawn'
    """,
    """
    CREATE UNIQUE INDEX finance_voucher_reverses ON finance_voucher (reverses)
        WHERE reverses IS NOT NULL AND state <> 'withdrawn'
    """,
    """
    CREATE INDEX finance_voucher_waiting ON finance_voucher (state, sequence)
        WHERE state = 'submitted'
    """,
    "CREATE INDEX finance_voucher_year ON finance_voucher (year, sequence)",
    "CREATE INDEX finance_voucher_line ON finance_voucher (line, sequence)",
    "CREATE INDEX finance_voucher_contract ON finance_voucher (contract, sequence)",
    """
    CREATE TABLE finance_posting (
        place BIGINT NOT NULL PRIMARY KEY, year BIGINT NOT NULL, project TEXT NOT NULL,
        line TEXT NOT NULL REFERENCES finance_line, source TEXT NOT NULL, day TEXT NOT NULL,
        kind TEXT NOT NULL, amount BIGINT NOT NULL, line_balance BIGINT NOT NULL
            CHECK (line_balance >= 0), project_balance BIGINT NOT NULL
            CHECK (project_balance >= 0),
        voucher TEXT REFERENCES finance_voucher,
        adjustment TEXT REFERENCES finance_adjustment, text TEXT NOT NULL, number TEXT NOT NULL)
    """,
    "CREATE INDEX finance_posting_year ON finance_posting (year, place)",
    "CREATE INDEX finance_posting_project ON finance_posting (year, project, place)",
    "CREATE INDEX finance_posting_line ON finance_posting (line, place)",
]
