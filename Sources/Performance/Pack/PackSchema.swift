import Kernel

extension Migration {
    static let pack: [Migration] = [
        Migration(
            "performance.pack_0001_signing_keys",
            [
                """
                CREATE TABLE signing_key (
                    sequence BIGINT NOT NULL PRIMARY KEY REFERENCES journal,
                    public TEXT NOT NULL UNIQUE, taken_at BIGINT NOT NULL)
                """
            ])
    ]
}
