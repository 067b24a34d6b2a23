package org.jackfield.operations;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.operations.Traffic.Count;
import org.jackfield.session.Leg;

/**
 * The last hour, minute by minute. One thread runs it, once a minute; any may ask.
 *
 * <p>What was counted until the last minute and the samples are one value, so that nobody sees one without the other.
 */
public final class Statistics implements Runnable {

    /**
     * What is told.
     *
     * @param now since the last sample
     * @param history one sample for each minute, the oldest first
     */
    @JsonbPropertyOrder({"now", "history"})
    public record Told(MinuteSample now, List<MinuteSample> history) {}

    private record Counted(long opened, long ended, long refused, Count received) {}

    private record Kept(Counted until, List<MinuteSample> samples) {}

    private static final System.Logger LOG = System.getLogger(Statistics.class.getName());

    private static final int MINUTES = 60;

    private final Meters meters;
    private final Traffic traffic;
    private final Clock clock;
    private volatile Kept kept = new Kept(new Counted(0, 0, 0, Count.NONE), List.of());

    public Statistics(Meters meters, Traffic traffic, Clock clock) {
        this.meters = meters;
        this.traffic = traffic;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            Counted now = counted();
            MinuteSample sample = sample(now, kept.until());
            List<MinuteSample> samples = kept.samples();
            int spare = Math.max(0, samples.size() + 1 - MINUTES);
            kept = new Kept(
                    now,
                    Stream.concat(samples.stream().skip(spare), Stream.of(sample))
                            .toList());
        } catch (RuntimeException | Error bug) {
            LOG.log(
                    Level.ERROR,
                    "no statistics for this minute: {0}",
                    bug.getClass().getName());
        }
    }

    Told told() {
        Kept then = kept;
        return new Told(sample(counted(), then.until()), then.samples());
    }

    private Counted counted() {
        return new Counted(
                meters.total(SessionMeters.OPENED),
                meters.total(SessionMeters.ENDED),
                meters.total(SessionMeters.REFUSED),
                traffic.received());
    }

    private MinuteSample sample(Counted now, Counted before) {
        Count received = now.received().minus(before.received());
        return new MinuteSample(
                clock.millis(),
                traffic.live().size(),
                now.opened() - before.opened(),
                now.ended() - before.ended(),
                now.refused() - before.refused(),
                received.messages(),
                received.bytes(),
                Math.round(meters.gauge("jvm.memory.used", "area", "heap")),
                Optional.of(meters.gauge("process.cpu.usage")).filter(load -> load >= 0),
                RoundTrips.of(traffic.live(Leg.CLIENT)),
                RoundTrips.of(traffic.live(Leg.UPSTREAM)));
    }
}
