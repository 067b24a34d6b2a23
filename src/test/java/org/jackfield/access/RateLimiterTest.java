package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.jackfield.config.InvalidSetting;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.ManualTicker;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimiterTest {

    private static final Message TEXT = Message.text("x".repeat(10));

    private final ManualTicker ticker = new ManualTicker();

    private RateLimiter pace(int messages, int bytes, int speed) {
        return new RateLimiter(new RateSettings(messages, bytes, speed, Duration.ofSeconds(2)), 32_000, ticker);
    }

    private static Message audio(int bytes) {
        return Message.binary(new byte[bytes]);
    }

    @Test
    void whatKeepsToTheRatesFits() {
        RateLimiter pace = pace(10, 32_000, 1);
        for (int i = 0; i < 1000; i++) {
            assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.take(audio(3_200)));
            ticker.advance(Duration.ofMillis(100));
        }
    }

    @Test
    void aBurstFitsAndThenTheClientIsToldOnceWhenToComeAgain() {
        RateLimiter pace = pace(10, 1 << 20, 0);
        for (int i = 0; i < 20; i++) {
            assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.take(TEXT));
        }
        assertEquals(new RateLimiter.Outcome.TooFast(Duration.ofMillis(100), true, false), pace.take(TEXT));
        assertEquals(new RateLimiter.Outcome.TooFast(Duration.ofMillis(100), false, false), pace.take(TEXT));
        ticker.advance(Duration.ofMillis(100));
        assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.take(TEXT));
    }

    @Test
    void bytesAreCountedWhateverTheMessage() {
        RateLimiter pace = pace(1000, 1024, 0);
        assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.take(audio(1_500)));
        assertEquals(
                new RateLimiter.Outcome.TooFast(Duration.ofMillis(500), true, true),
                pace.take(Message.text("x".repeat(548 + 512))));
    }

    @Test
    void audioMayComeSoMuchFasterThanItIsSpoken() {
        RateLimiter pace = pace(1000, 1 << 20, 2);
        assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.take(audio(128_000)));
        assertEquals(new RateLimiter.Outcome.TooFast(Duration.ofSeconds(1), true, true), pace.take(audio(64_000)));
        assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.take(TEXT));
    }

    @Test
    void whoGoesOnForTwoSecondsIsOneTooMany() {
        RateLimiter pace = pace(10, 1 << 20, 0);
        for (int i = 0; i < 21; i++) {
            pace.take(TEXT);
        }
        ticker.advance(Duration.ofSeconds(1));
        assertEquals(RateLimiter.Outcome.TooFast.class, excess(pace).getClass());
        ticker.advance(Duration.ofMillis(1_001));
        assertEquals(RateLimiter.Outcome.Persistent.class, excess(pace).getClass());
    }

    private static RateLimiter.Outcome excess(RateLimiter pace) {
        RateLimiter.Outcome verdict = pace.take(TEXT);
        while (verdict instanceof RateLimiter.Outcome.Fits) {
            verdict = pace.take(TEXT);
        }
        return verdict;
    }

    @Test
    void whoKeptCalmInBetweenIsNotSentAway() {
        RateLimiter pace = pace(1, 1 << 20, 0);
        excess(pace);
        ticker.advance(Duration.ofMillis(2_100));
        assertEquals(new RateLimiter.Outcome.TooFast(Duration.ofSeconds(1), false, true), excess(pace));
    }

    @Test
    void whoSendsAWholeBurstTooMuchIsOneTooManyAtOnce() {
        RateLimiter pace = pace(10, 1 << 20, 0);
        for (int i = 0; i < 20; i++) {
            pace.take(TEXT);
        }
        for (int i = 0; i < 19; i++) {
            assertInstanceOf(RateLimiter.Outcome.TooFast.class, pace.take(TEXT));
        }
        pace.take(TEXT);
        assertInstanceOf(RateLimiter.Outcome.Persistent.class, pace.take(TEXT));
    }

    @Test
    void anExcessOfLongAgoIsForgotten() {
        RateLimiter pace = pace(1, 1 << 20, 0);
        for (int i = 0; i < 3; i++) {
            pace.take(TEXT);
        }
        ticker.advance(Duration.ofSeconds(11));
        pace.take(TEXT);
        pace.take(TEXT);
        assertEquals(new RateLimiter.Outcome.TooFast(Duration.ofSeconds(1), true, true), pace.take(TEXT));
    }

    @Test
    void aMessageLargerThanABurstPassesOnceNothingWasSentForSoLong() {
        RateLimiter pace = pace(10, 1024, 0);
        assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.take(audio(100_000)));
        assertInstanceOf(RateLimiter.Outcome.TooFast.class, pace.take(audio(1)));
        ticker.advance(Duration.ofSeconds(2));
        assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.take(audio(100_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "jackfield.rate.messages-per-second, 0",
        "jackfield.rate.bytes-per-second, 1023",
        "jackfield.rate.bytes-per-second, 1000000001",
        "jackfield.rate.messages-per-second, 1000000001",
        "jackfield.rate.audio-speed, 1001",
        "jackfield.rate.audio-speed, -1",
        "jackfield.rate.burst, PT0.5S",
        "jackfield.rate.burst, PT10M",
    })
    void aSettingThatMakesNoSenseIsNamed(String key, String value) {
        InvalidSetting wrong = assertThrows(InvalidSetting.class, () -> RateSettings.from(Configs.of(key, value)));
        assertEquals(true, String.valueOf(wrong.getMessage()).contains(key));
    }

    @Test
    void aPartIsCountedWhenItComesAndNotOnceMoreWithItsMessage() {
        RateLimiter pace = pace(1000, 1024, 0);
        assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.takePart(1_500));
        assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.take(audio(1_600)));
        assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.takePart(400));
        assertEquals(new RateLimiter.Outcome.TooFast(Duration.ofMillis(500), true, true), pace.takePart(560));
        ticker.advance(Duration.ofMillis(500));
        assertInstanceOf(RateLimiter.Outcome.Fits.class, pace.take(audio(960)));
        assertInstanceOf(RateLimiter.Outcome.TooFast.class, pace.take(audio(100)));
    }
}
