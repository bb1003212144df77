import Kernel

extension Module {
    /// 绩效: projects, their declarations and what their indicators are bound to.
    package static let performance = Module(
        name: "performance",
        migrations: [
            Migration("performance.0001_declarations", declarationTables),
            Migration("performance.0002_budget_changes", [budgetChangeTable]),
        ]
            + Migration.monitoring + Migration.evaluation
            + Migration.publication + Migration.insight + Migration.pack + Migration.drafts
            + Migration.cycle,
        clocks: .performance, chores: Chore.monitoring + [.outlooks])

    private static let budgetChangeTable: SQL = """
        CREATE TABLE budget_change (
            declaration TEXT NOT NULL REFERENCES declaration, measure TEXT NOT NULL,
            sequence BIGINT NOT NULL REFERENCES journal, PRIMARY KEY (declaration, measure))
        """

    private static let declarationTables: [SQL] = [
        """
        CREATE TABLE declaration (
            id TEXT NOT NULL PRIMARY KEY, year BIGINT NOT NULL, project TEXT NOT NULL,
            version BIGINT NOT NULL, nature TEXT NOT NULL, category TEXT NOT NULL,
            department TEXT NOT NULL, unit TEXT NOT NULL, start_day TEXT, end_day TEXT,
            total BIGINT, total_fiscal BIGINT, total_other BIGINT, annual BIGINT,
            annual_fiscal BIGINT, carry_over BIGINT, annual_other BIGINT,
            goal_total TEXT NOT NULL, goal_annual TEXT NOT NULL, source TEXT NOT NULL,
            paper TEXT, sequence BIGINT NOT NULL REFERENCES journal,
            UNIQUE (year, project, version))
        """,
        """
        CREATE TABLE indicator (
            id TEXT NOT NULL PRIMARY KEY, declaration TEXT NOT NULL REFERENCES declaration,
            position BIGINT NOT NULL, level1 TEXT NOT NULL, level2 TEXT NOT NULL,
            name TEXT NOT NULL, comparator TEXT, target TEXT NOT NULL, unit TEXT NOT NULL,
            printed TEXT NOT NULL, weight BIGINT, UNIQUE (declaration, position))
        """,
        """
        CREATE TABLE binding (
            indicator TEXT NOT NULL PRIMARY KEY REFERENCES indicator, measure TEXT NOT NULL,
            gathering TEXT NOT NULL, breakdown TEXT,
            sequence BIGINT NOT NULL REFERENCES journal)
        """,
        """
        CREATE TABLE spending (
            declaration TEXT NOT NULL REFERENCES declaration, measure TEXT NOT NULL,
            sequence BIGINT NOT NULL REFERENCES journal, PRIMARY KEY (declaration, measure))
        """,
    ]
}
