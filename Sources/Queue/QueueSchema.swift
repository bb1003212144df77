import Kernel

let hallTables: [SQL] = [
    """
    CREATE TABLE queue_hall (
        one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL,
        since TEXT, night TEXT, rules TEXT NOT NULL)
    """,
    "INSERT INTO queue_hall (one, version, rules) VALUES (1, 1, '{}')",
    """
    CREATE TABLE queue_category (
        letter TEXT NOT NULL PRIMARY KEY CHECK (letter <> 'Z'), name_zh TEXT NOT NULL,
        name_en TEXT NOT NULL)
    """,
    """
    CREATE TABLE queue_matter (
        id TEXT NOT NULL PRIMARY KEY, letter TEXT NOT NULL REFERENCES queue_category,
        name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
        appointment_places BIGINT NOT NULL CHECK (appointment_places >= 0), closed_at BIGINT)
    """,
    """
    CREATE TABLE queue_counter (
        id TEXT NOT NULL PRIMARY KEY, number BIGINT NOT NULL UNIQUE, name_zh TEXT NOT NULL,
        name_en TEXT NOT NULL, retired_at BIGINT)
    """,
    """
    CREATE TABLE queue_counter_matter (
        counter TEXT NOT NULL REFERENCES queue_counter,
        matter TEXT NOT NULL REFERENCES queue_matter,
        PRIMARY KEY (counter, matter))
    """,
    """
    CREATE TABLE queue_seat (
        counter TEXT NOT NULL PRIMARY KEY REFERENCES queue_counter,
        state TEXT NOT NULL CHECK (state IN ('closed', 'open', 'paused')),
        clerk TEXT, since BIGINT, ticket TEXT UNIQUE, priority_run BIGINT NOT NULL,
        last_label TEXT, last_call TEXT, last_called_at BIGINT, last_request TEXT,
        CHECK ((state = 'closed') = (clerk IS NULL)))
    """,
    "CREATE UNIQUE INDEX queue_seat_clerk ON queue_seat (clerk) WHERE clerk IS NOT NULL",
]

let ticketTables: [SQL] = [
    """
    CREATE TABLE queue_series (
        day TEXT NOT NULL, letter TEXT NOT NULL, last BIGINT NOT NULL, place BIGINT NOT NULL,
        PRIMARY KEY (day, letter))
    """,
    """
    CREATE TABLE queue_ticket (
        id TEXT NOT NULL PRIMARY KEY, secret TEXT NOT NULL, day TEXT NOT NULL,
        letter TEXT NOT NULL, number BIGINT NOT NULL CHECK (number > 0),
        channel TEXT NOT NULL, kind TEXT NOT NULL, priority TEXT, issued_by TEXT NOT NULL,
        person TEXT, taken_at BIGINT NOT NULL, waits_from BIGINT NOT NULL,
        matter TEXT NOT NULL REFERENCES queue_matter, line TEXT NOT NULL, rank BIGINT NOT NULL,
        place BIGINT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'ended')),
        reserved_for TEXT, counter TEXT REFERENCES queue_counter, clerk TEXT,
        calls BIGINT NOT NULL, passes BIGINT NOT NULL, first_called_at BIGINT, called_at BIGINT,
        shown_at BIGINT, heard_at BIGINT, unshown_at BIGINT, started_at BIGINT, ended_at BIGINT,
        outcome TEXT, alarmed_at BIGINT,
        UNIQUE (day, letter, number),
        CHECK ((state = 'ended') = (outcome IS NOT NULL)),
        CHECK (state NOT IN ('called', 'serving') OR counter IS NOT NULL))
    """,
    """
    CREATE INDEX queue_ticket_line ON queue_ticket (line, rank, place) WHERE state = 'waiting'
    """,
    """
    CREATE UNIQUE INDEX queue_ticket_counter ON queue_ticket (counter)
    WHERE state IN ('called', 'serving')
    """,
    """
    CREATE UNIQUE INDEX queue_ticket_person ON queue_ticket (person)
    WHERE state <> 'ended' AND person IS NOT NULL
    """,
    """
    CREATE INDEX queue_ticket_unshown ON queue_ticket (called_at)
    WHERE state = 'called' AND shown_at IS NULL
    """,
    "CREATE INDEX queue_ticket_alarm ON queue_ticket (alarmed_at) WHERE alarmed_at IS NOT NULL",
    """
    CREATE TABLE queue_pace (
        matter TEXT NOT NULL PRIMARY KEY REFERENCES queue_matter,
        service_milliseconds BIGINT NOT NULL CHECK (service_milliseconds >= 0),
        services BIGINT NOT NULL)
    """,
    """
    CREATE TABLE queue_statistic (
        day TEXT NOT NULL, hour BIGINT NOT NULL, matter TEXT NOT NULL, counter TEXT NOT NULL,
        tickets BIGINT NOT NULL, called BIGINT NOT NULL, served BIGINT NOT NULL,
        wait_seconds BIGINT NOT NULL,
        longest_wait_seconds BIGINT NOT NULL, service_seconds BIGINT NOT NULL,
        longest_service_seconds BIGINT NOT NULL,
        PRIMARY KEY (day, hour, matter, counter))
    """,
]

/// With the state in it, a line is counted and its head found in the index alone.
let lineIndex: [SQL] = [
    "DROP INDEX queue_ticket_line",
    """
    CREATE INDEX queue_ticket_line ON queue_ticket (line, rank, place, state)
    WHERE state = 'waiting'
    """,
]

/// A called ticket is at a counter, where it is found as fast.
let unshownIndex: [SQL] = ["DROP INDEX queue_ticket_unshown"]

let appointmentTables: [SQL] = [
    """
    CREATE TABLE queue_appointment (
        id TEXT NOT NULL PRIMARY KEY, secret TEXT NOT NULL,
        matter TEXT NOT NULL REFERENCES queue_matter, day TEXT NOT NULL,
        starts_at BIGINT NOT NULL, slot_place BIGINT NOT NULL, kind TEXT NOT NULL, priority TEXT,
        person TEXT, state TEXT NOT NULL, ticket TEXT REFERENCES queue_ticket,
        booked_at BIGINT NOT NULL)
    """,
    """
    CREATE UNIQUE INDEX queue_appointment_slot ON queue_appointment (matter, starts_at, slot_place)
    WHERE state <> 'cancelled'
    """,
    """
    CREATE UNIQUE INDEX queue_appointment_person ON queue_appointment (person)
    WHERE state = 'booked' AND person IS NOT NULL
    """,
    "CREATE INDEX queue_appointment_day ON queue_appointment (day, starts_at)",
    """
    CREATE TABLE queue_block (
        day TEXT NOT NULL, first BIGINT NOT NULL, last BIGINT NOT NULL,
        handed_out_at BIGINT NOT NULL, handed_out_by TEXT NOT NULL, PRIMARY KEY (day, first))
    """,
]

let healthTables: [SQL] = [
    """
    CREATE TABLE queue_device (
        id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,
        address TEXT NOT NULL, token TEXT NOT NULL UNIQUE, registered_at BIGINT NOT NULL,
        revoked_at BIGINT, seen_at BIGINT, outage TEXT)
    """,
    """
    CREATE TABLE queue_outage (
        id TEXT NOT NULL PRIMARY KEY, cause TEXT NOT NULL, device TEXT REFERENCES queue_device,
        begins_at BIGINT NOT NULL, ends_at BIGINT, reason TEXT NOT NULL,
        declared_by TEXT NOT NULL, CHECK (ends_at >= begins_at))
    """,
    "CREATE INDEX queue_outage_time ON queue_outage (begins_at)",
    "CREATE INDEX queue_outage_open ON queue_outage (begins_at) WHERE ends_at IS NULL",
    """
    CREATE TABLE queue_pulse (
        process TEXT NOT NULL PRIMARY KEY, at BIGINT NOT NULL)
    """,
    """
    CREATE TABLE queue_day (
        day TEXT NOT NULL PRIMARY KEY, open_seconds BIGINT NOT NULL, up_seconds BIGINT NOT NULL,
        longest_outage_seconds BIGINT NOT NULL, is_kept BIGINT NOT NULL,
        sequence BIGINT NOT NULL REFERENCES journal)
    """,
    """
    CREATE TABLE queue_upgrade (
        id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, title TEXT NOT NULL,
        document TEXT NOT NULL, paper TEXT, sequence BIGINT NOT NULL REFERENCES journal)
    """,
]

/// What a kiosk could not print on.
let printerColumns: [SQL] = [
    "ALTER TABLE queue_device ADD COLUMN unprinted_since BIGINT",
    "ALTER TABLE queue_device ADD COLUMN unprinted_reason TEXT",
]
