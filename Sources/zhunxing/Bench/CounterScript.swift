import Crowd

/// What `wrk` sends for many counters over few connections: all of them call, then all finish, and
/// so on, so that calls and finishes are each measured by themselves.
///
/// A counter's next act is sent only after its last was answered. As there are many more counters
/// than connections, what is under way at the turn from one kind to the other hardly counts.
struct CounterScript {
    /// The script, which tells its parts as `WrkRun` reads them.
    let text: String

    init(_ windows: [(counter: String, badge: Badge)]) {
        let seats = windows.map { "['\($0.counter)'] = {'\($0.badge.cookie)', '\($0.badge.csrf)'}" }
        let order = windows.map { "'\($0.counter)'" }
        text = """
            local seats = {\(seats.joined(separator: ", "))}
            local ready = {\(order.joined(separator: ", "))}
            \(Self.acts)
            """
    }

    private static let acts = """
        local ffi = require("ffi")
        ffi.cdef("typedef struct { long s, ns; } moment; int clock_gettime(int, moment *);")
        local moment = ffi.new("moment")
        local function now()
            ffi.C.clock_gettime(1, moment)
            return tonumber(moment.s) + tonumber(moment.ns) / 1e9
        end
        local all, first, last, sent, looked = #ready, 1, #ready, 0, false
        local kinds, turn, begun = {"calls", "finishes"}, 2, nil
        local act, since, answered = {}, {}, {calls = 0, finishes = 0}
        -- How many took so many tenths of a millisecond, and at most.
        local took, most = {calls = {}, finishes = {}}, {calls = 0, finishes = 0}
        -- wrk hands out small tables of numbers only.
        count, seconds, p99 = {calls = 0, finishes = 0}, {calls = 0, finishes = 0}, {}
        local function milliseconds(kind)
            local beyond = answered[kind] / 100
            for tenths = most[kind], 0, -1 do
                beyond = beyond - (took[kind][tenths] or 0)
                if beyond < 0 then return (tenths + 1) / 10 end
            end
        end
        -- Each request is written once: what the generator does is taken from the server's time.
        local requests = {calls = {}, finishes = {}}
        init = function()
            for counter, badge in pairs(seats) do
                local headers = {["Content-Type"] = "application/json",
                    ["Cookie"] = badge[1], ["X-CSRF-Token"] = badge[2]}
                for kind, each in pairs(requests) do
                    local path = "/api/counters/" .. counter .. "/" .. kind
                    each[counter] = wrk.format("POST", path, headers, "{}")
                end
            end
        end
        request = function()
            -- wrk looks at one request before the run.
            if not looked then
                looked = true
                return wrk.format("GET", "/hello")
            end
            local at = now()
            if sent % all == 0 then
                if begun then
                    seconds[kinds[turn]] = seconds[kinds[turn]] + at - begun
                    count[kinds[turn]] = count[kinds[turn]] + all
                    p99[kinds[turn]] = milliseconds(kinds[turn])
                end
                begun, turn = at, 3 - turn
            end
            sent = sent + 1
            local counter = ready[first]
            ready[first], first = nil, first + 1
            act[counter] = act[counter] == "calls" and "finishes" or "calls"
            since[counter] = at
            return requests[act[counter]][counter]
        end
        response = function(status, headers, body)
            local counter = body:match('"counter":"([^"]+)"')
            if not counter then return end
            local kind, tenths = act[counter], math.floor((now() - since[counter]) * 10000)
            answered[kind], most[kind] = answered[kind] + 1, math.max(most[kind], tenths)
            took[kind][tenths] = (took[kind][tenths] or 0) + 1
            last = last + 1
            ready[last] = counter
        end
        local threads = {}
        setup = function(thread) table.insert(threads, thread) end
        done = function()
            local count, seconds = threads[1]:get("count"), threads[1]:get("seconds")
            local p99 = threads[1]:get("p99")
            for _, kind in ipairs(kinds) do
                print("part " .. kind .. " " .. count[kind] / seconds[kind] .. " " .. p99[kind])
            end
        end
        """
}
