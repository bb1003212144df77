import Crowd

/// What `wrk` sends for many counters over few connections: all of them call, then all finish, and
/// so on, so that calls and finishes are each measured by themselves.
///
/// A counter's next act is sent only after its last was answered. At each turn from one kind to the
/// other some of the last kind are still under way: the time until these are answered counts for
/// neither, and what is sent meanwhile does not count among the slowest.
struct CounterScript {
    /// The script, which tells its parts as `WrkRun` reads them.
    let text: String

    init(_ windows: [(counter: String, badge: Badge)]) {
        let seats = windows.map { "['\($0.counter)'] = {'\($0.badge.cookie)', '\($0.badge.csrf)'}" }
        let order = windows.map { "'\($0.counter)'" }
        text = """
            local seats = {\(seats.joined(separator: ", "))}
            local counters = {\(order.joined(separator: ", "))}
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
        local kinds, other = {"calls", "finishes"}, {calls = "finishes", finishes = "calls"}
        local turn, looked, act, since, timed = "calls", false, {}, {}, {calls = 0, finishes = 0}
        -- The counters whose next act is of a kind, in the order in which they became free for it.
        local free = {
            calls = {first = 1, last = #counters, unpack(counters)},
            finishes = {first = 1, last = 0}}
        -- How many are under way; since when those are of one kind alone, and how many of it were
        -- answered since.
        local underway, begun, alone = {calls = 0, finishes = 0}, nil, 0
        -- Of those sent while one kind alone was under way: how many took so many tenths of a
        -- millisecond, and at most.
        local took, most = {calls = {}, finishes = {}}, {calls = 0, finishes = 0}
        -- wrk hands out small tables of numbers only.
        count, seconds, p99 = {calls = 0, finishes = 0}, {calls = 0, finishes = 0}, {}
        local function milliseconds(kind)
            local beyond = timed[kind] / 100
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
            local at, line = now(), free[turn]
            if line.first > line.last then
                if begun then
                    seconds[turn], count[turn] = seconds[turn] + at - begun, count[turn] + alone
                    p99[turn] = milliseconds(turn)
                end
                begun, turn = nil, other[turn]
                line = free[turn]
            end
            local counter = line[line.first]
            line[line.first], line.first = nil, line.first + 1
            act[counter], since[counter] = turn, begun and at
            underway[turn] = underway[turn] + 1
            return requests[turn][counter]
        end
        response = function(status, headers, body)
            local counter = body:match('"counter":"([^"]+)"')
            if not counter then return end
            local kind, at = act[counter], now()
            if since[counter] then
                local tenths = math.floor((at - since[counter]) * 10000)
                timed[kind], most[kind] = timed[kind] + 1, math.max(most[kind], tenths)
                took[kind][tenths] = (took[kind][tenths] or 0) + 1
            end
            local line = free[other[kind]]
            line.last = line.last + 1
            line[line.last] = counter
            underway[kind] = underway[kind] - 1
            if begun then
                alone = alone + 1
            elseif underway[other[turn]] == 0 then
                begun, alone = at, 0
            end
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
