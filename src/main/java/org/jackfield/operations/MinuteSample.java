package org.jackfield.operations;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;

/**
 * What went on in about a minute.
 *
 * @param timestamp its end, in milliseconds since 1970
 * @param sessions live at its end
 * @param opened clients that were connected in it
 * @param ended sessions that were over in it
 * @param refused clients that were turned away in it
 * @param messages received in it from both sides
 * @param bytes of these messages
 * @param heapUsedBytes at its end
 * @param cpuLoad of this process at its end, from 0 to 1 of all processors; empty where the system does not tell
 * @param clientPings how long pings of clients took
 * @param upstreamPings how long pings of upstreams took
 */
@JsonbPropertyOrder({
    "timestamp",
    "sessions",
    "opened",
    "ended",
    "refused",
    "messages",
    "bytes",
    "heapUsedBytes",
    "cpuLoad",
    "clientPings",
    "upstreamPings"
})
public record MinuteSample(
        long timestamp,
        int sessions,
        long opened,
        long ended,
        long refused,
        long messages,
        long bytes,
        long heapUsedBytes,
        Optional<Double> cpuLoad,
        Optional<RoundTrips> clientPings,
        Optional<RoundTrips> upstreamPings) {}
