package org.jackfield.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jackfield.wire.Message;
import org.jackfield.wire.Ticker;

/**
 * Whether one client keeps to the rates of {@link RateSettings}. Called by the thread that reads from the client.
 *
 * <p>Who goes too fast for the first time is to be told. Who still does two seconds later, or has sent as much too much as a
 * burst may be, is to be sent away. A message larger than a burst passes when nothing was sent for as long as a burst takes.
 */
public final class RateLimiter {

    /** What becomes of a message. */
    public sealed interface Outcome {

        /** It goes on. */
        record Fits() implements Outcome {}

        /**
         * It is dropped.
         *
         * @param again after which time such a message would fit
         * @param news whether the client has not been told of late
         * @param floods whether there is so much of it that it had better not be read
         */
        record TooFast(Duration again, boolean news, boolean floods) implements Outcome {}

        /** It is dropped, and it is one too many. */
        record Persistent(Duration again) implements Outcome {}
    }

    private static final Message NOTHING = Message.binary(new byte[0]);
    private static final Outcome FITS = new Outcome.Fits();
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration FORGOTTEN = Duration.ofSeconds(10);
    private static final double FLOOD_SHARE = 0.25;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** What one bucket counts of a message. */
    private record Meter(Bucket bucket, long burst, ToLongFunction<Message> counts) {

        /** What it takes, at most as much as there can be. */
        long tokens(long wanted) {
            return Math.min(Math.max(0, wanted), burst);
        }

        boolean spend(long tokens) {
            return tokens == 0 || bucket.tryConsume(tokens);
        }

        static Meter of(long perSecond, Duration burst, TimeMeter clock, ToLongFunction<Message> counts) {
            long most = perSecond * burst.toMillis() / 1000;
            Bucket bucket = Bucket.builder()
                    .addLimit(Bandwidth.builder()
                            .capacity(most)
                            .refillGreedy(perSecond, Duration.ofSeconds(1))
                            .build())
                    .withCustomTimePrecision(clock)
                    .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                    .build();
            return new Meter(bucket, most, counts);
        }
    }

    private final List<Meter> meters = new ArrayList<>();
    private final Meter bytes;
    private final Ticker ticker;
    private boolean excessive;
    private double excessShare;
    private long firstNanos;
    private long latestNanos;
    private long toldNanos;
    private long paidBytes;

    /** @param audioBytesPerSecond the rate of the client's audio; 0 if it sends none */
    public RateLimiter(RateSettings settings, int audioBytesPerSecond, Ticker ticker) {
        this.ticker = ticker;
        TimeMeter clock = clock(ticker);
        meters.add(Meter.of(settings.messagesPerSecond(), settings.burst(), clock, message -> 1));
        bytes = Meter.of(settings.bytesPerSecond(), settings.burst(), clock, this::unpaid);
        meters.add(bytes);
        long audio = (long) audioBytesPerSecond * settings.audioSpeed();
        if (audio > 0) {
            meters.add(Meter.of(
                    audio,
                    settings.burst(),
                    clock,
                    message -> message instanceof Message.Binary ? message.sizeBytes() : 0));
        }
    }

    /** Counts a message. */
    public Outcome take(Message message) {
        Outcome outcome = FITS;
        for (int i = 0; i < meters.size() && outcome == FITS; i++) {
            Meter meter = meters.get(i);
            long tokens = meter.tokens(meter.counts().applyAsLong(message));
            outcome = meter.spend(tokens) ? FITS : excess(meter, tokens);
        }
        paidBytes = 0;
        return outcome;
    }

    /** Counts a part of a message that is not whole; what fits is not counted once more with the message. */
    public Outcome takePart(int partBytes) {
        long tokens = bytes.tokens(partBytes);
        if (!bytes.spend(tokens)) {
            return excess(bytes, tokens);
        }
        paidBytes += partBytes;
        return FITS;
    }

    private long unpaid(Message message) {
        return message.sizeBytes() - paidBytes;
    }

    /** Counts something that is no message and costs as much as an empty one. */
    public Outcome takeNothing() {
        return take(NOTHING);
    }

    private Outcome excess(Meter meter, long tokens) {
        long waitNanos = meter.bucket().estimateAbilityToConsume(tokens).getNanosToWaitForRefill();
        long now = ticker.nanos();
        if (!excessive || now - latestNanos > CALM.toNanos()) {
            firstNanos = now;
            excessShare = 0;
        }
        boolean news = !excessive || now - toldNanos > FORGOTTEN.toNanos();
        if (news) {
            toldNanos = now;
        }
        excessive = true;
        latestNanos = now;
        excessShare += (double) tokens / meter.burst();
        Duration again = Duration.ofNanos(Math.min(waitNanos, LONGEST.toNanos()));
        boolean persistent = now - firstNanos > PATIENCE.toNanos() || (excessShare > 1 && !news);
        return persistent ? new Outcome.Persistent(again) : new Outcome.TooFast(again, news, excessShare > FLOOD_SHARE);
    }

    private static TimeMeter clock(Ticker ticker) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return ticker.nanos();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
