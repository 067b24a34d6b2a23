package org.jackfield.upstream.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jackfield.config.InvalidSetting;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.FakeDialer;
import org.jackfield.testing.fakes.ManualScheduler;
import org.jackfield.testing.fakes.ManualTicker;
import org.jackfield.upstream.Target;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuardedDialerTest {

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Target THERE = target("wss://gateway.example/v1/a");
    private static final Target ELSEWHERE = target("wss://other.example/v1/a");

    private final ManualTicker ticker = new ManualTicker();
    private final ManualScheduler alarms = new ManualScheduler(ticker);
    private final SchedulingDelay delay = new SchedulingDelay(Duration.ofMillis(200), List.of(), ticker);
    private final FakeDialer upstream = new FakeDialer();
    private final List<DialFailure> failures = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private GuardedDialer dialer = dialer();
    private int clients;

    private GuardedDialer dialer(String... settings) {
        return guarding(upstream, settings);
    }

    private GuardedDialer guarding(Dialer dialer, String... settings) {
        return new GuardedDialer(dialer, DialSettings.from(Configs.of(settings)), SLOW, alarms, ticker, delay);
    }

    private static Target target(String uri) {
        return new Target(URI.create(uri), Map.of());
    }

    private final class Ear implements ConnectionListener {

        @Override
        public void opened(Connection connection) {
            heard.add("opened");
        }

        @Override
        public void received(Message message) {
            heard.add("received");
        }

        @Override
        public void ponged() {
            heard.add("ponged");
        }

        @Override
        public void ended(Close close) {
            heard.add("ended");
        }
    }

    /** For a client that nobody has seen before. */
    private void dial() {
        dial(THERE);
    }

    private void dial(Target target) {
        clients++;
        dial(target, "192.0.2." + clients);
    }

    private void dial(Target target, String network) {
        dialer.dial(target, new Requester(network, () -> true), new Ear(), failures::add);
        alarms.runDue();
    }

    private void dialAndFail(End end, int times) {
        for (int i = 0; i < times; i++) {
            dial();
            upstream.fail(DialFailure.of(end));
        }
    }

    private DialFailure last() {
        return failures.get(failures.size() - 1);
    }

    @Test
    void whatHappensOnTheConnectionIsPassedOn() {
        dial();
        upstream.succeed();
        upstream.upstream().received(Message.text("a"));
        upstream.upstream().ponged();
        upstream.upstream().ended(Close.LOST);

        assertEquals(List.of("opened", "received", "ponged", "ended"), heard);
        assertEquals("fake", dialer.name());
    }

    @Test
    void anUpstreamThatFailsOftenIsLeftAloneAtOnce() {
        dialAndFail(End.UNREACHABLE, 9);
        assertEquals(Optional.empty(), dialer.refusal(THERE));
        assertEquals(0, dialer.leftAlone());
        dialAndFail(End.UPSTREAM_TIMEOUT, 1);

        dial();

        assertEquals(10, upstream.dials());
        assertEquals(new DialFailure(End.CIRCUIT_OPEN, 0, 10_000), last());
        assertEquals(Optional.of(last()), dialer.refusal(THERE));
        assertEquals(1, dialer.leftAlone());
    }

    @Test
    void itIsSaidWhenToComeAgain() {
        dialAndFail(End.UPSTREAM_ERROR, 10);
        ticker.advance(Duration.ofMillis(3500));

        dial();

        assertEquals(6500, last().retryAfterMillis());
    }

    @Test
    void anotherUpstreamIsNotConcerned() {
        dialAndFail(End.UNREACHABLE, 10);

        dial(ELSEWHERE);

        assertEquals(11, upstream.dials());
        assertEquals(Optional.empty(), dialer.refusal(ELSEWHERE));
    }

    @Test
    void afterAWhileASingleDialTriesAndItsSuccessClosesTheBreaker() {
        dialAndFail(End.UNREACHABLE, 10);
        ticker.advance(Duration.ofMillis(10_001));
        assertEquals(Optional.empty(), dialer.refusal(THERE));

        dial();
        dial();
        assertEquals(11, upstream.dials());
        assertEquals(DialFailure.of(End.CIRCUIT_OPEN), last());
        upstream.succeed();
        dial();

        assertEquals(12, upstream.dials());
        assertEquals(0, dialer.leftAlone());
    }

    @Test
    void aDialThatTriesAndFailsLeavesTheUpstreamAloneAgain() {
        dialAndFail(End.UNREACHABLE, 10);
        ticker.advance(Duration.ofMillis(10_001));
        dialAndFail(End.UNREACHABLE, 1);

        dial();

        assertEquals(11, upstream.dials());
        assertEquals(10_000, last().retryAfterMillis());
    }

    @Test
    void aDialThatTriesAndIsRefusedShowsThatTheUpstreamIsBack() {
        dialAndFail(End.UNREACHABLE, 10);
        ticker.advance(Duration.ofMillis(10_001));
        dialAndFail(End.UPSTREAM_BUSY, 1);

        assertEquals(0, dialer.leftAlone());
    }

    @Test
    void aTryThatNeverReachedTheUpstreamLeavesTheNextOneToTry() {
        dialAndFail(End.UNREACHABLE, 10);
        ticker.advance(Duration.ofMillis(10_001));
        dialAndFail(End.OVERLOADED, 1);
        assertEquals(1, dialer.leftAlone());

        dial();

        assertEquals(12, upstream.dials());
    }

    @ParameterizedTest
    @EnumSource(
            value = End.class,
            names = {
                "UNAUTHORIZED",
                "FORBIDDEN",
                "GATEWAY_NOT_FOUND",
                "ACCOUNT_MISMATCH",
                "MODEL_NOT_FOUND",
                "REJECTED",
                "UPSTREAM_BUSY",
                "TLS",
                "CONFIGURATION",
                "OVERLOADED"
            })
    void whatIsNotTheUpstreamsFaultOpensNothing(End end) {
        dialAndFail(end, 100);

        assertEquals(100, upstream.dials());
        assertEquals(0, dialer.leftAlone());
    }

    @Test
    void someFailuresAmongSuccessesOpenNothing() {
        for (int i = 0; i < 50; i++) {
            dialAndFail(End.UNREACHABLE, 1);
            dial();
            upstream.succeed();
            dial();
            upstream.succeed();
        }

        assertEquals(150, upstream.dials());
    }

    @Test
    void theBreakerCanBeSwitchedOff() {
        dialer = dialer("jackfield.breaker.enabled", "false");
        dialAndFail(End.UNREACHABLE, 100);

        assertEquals(100, upstream.dials());
        assertEquals(Optional.empty(), dialer.refusal(THERE));
    }

    private static final String[] TWO_PLACES = {
        "jackfield.dial.min-concurrent", "2", "jackfield.dial.max-concurrent", "2"
    };

    private void dial(int times) {
        for (int i = 0; i < times; i++) {
            dial();
        }
    }

    @Test
    void moreDialsThanPlacesWaitForTheirTurn() {
        dialer = dialer(TWO_PLACES);
        dial(5);

        assertEquals(2, upstream.dials());
        assertEquals(2, dialer.dials());
        assertEquals(3, dialer.waiting());

        upstream.succeed();

        assertEquals(3, upstream.dials());
        assertEquals(2, dialer.dials());
        assertEquals(2, dialer.waiting());
        assertEquals(List.of(), failures);
    }

    @Test
    void whoWaitsTooLongIsToldThatTheServerIsOverloaded() {
        dialer = dialer(TWO_PLACES);
        dial(3);

        alarms.advance(Duration.ofMillis(2001));

        assertEquals(List.of(DialFailure.of(End.OVERLOADED)), failures);
        assertEquals(0, dialer.waiting());
        upstream.succeed();
        assertEquals(2, upstream.dials());
    }

    @Test
    void whoWouldWaitTooLongIsToldSoAtOnce() {
        dialer = dialer(TWO_PLACES);
        dial();
        ticker.advance(Duration.ofMillis(1500));
        upstream.succeed();
        dial(4);
        assertFalse(failures.contains(DialFailure.of(End.OVERLOADED)), failures::toString);
        assertTrue(dialer.isCrowdedFor("198.51.100.1", 0));

        dial();

        assertEquals(List.of(DialFailure.of(End.OVERLOADED)), failures);
    }

    @Test
    void noMoreWaitThanTheLineHolds() {
        dialer = dialer(
                "jackfield.dial.min-concurrent",
                "1",
                "jackfield.dial.max-concurrent",
                "1",
                "jackfield.dial.max-waiting",
                "3");
        dial(5);

        assertEquals(3, dialer.waiting());
        assertEquals(List.of(DialFailure.of(End.OVERLOADED)), failures);
    }

    @Test
    void oneNetworkHasAQuarterOfThePlacesAndAnotherIsNotBehindIt() {
        dialer = dialer("jackfield.dial.min-concurrent", "8", "jackfield.dial.max-concurrent", "8");
        for (int i = 0; i < 20; i++) {
            dial(THERE, "192.0.2.1");
        }
        assertEquals(2, upstream.dials());

        dial(THERE, "192.0.2.2");

        assertEquals(3, upstream.dials());
        assertEquals("192.0.2.2", upstream.requester().network());
    }

    @Test
    void theTurnsGoRoundTheNetworksThatWait() {
        dialer = dialer("jackfield.dial.min-concurrent", "1", "jackfield.dial.max-concurrent", "1");
        for (String network : List.of("a", "a", "a", "b", "c")) {
            dial(THERE, network);
        }
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            turns.add(upstream.requester().network());
            upstream.succeed();
        }

        assertEquals(List.of("a", "a", "b", "c", "a"), turns);
    }

    @Test
    void whoHasGoneWhenItsTurnComesIsNotDialledFor() {
        dialer = dialer("jackfield.dial.min-concurrent", "1", "jackfield.dial.max-concurrent", "1");
        dial();
        AtomicBoolean there = new AtomicBoolean(true);
        dialer.dial(THERE, new Requester("gone", there::get), new Ear(), failures::add);
        dial();
        there.set(false);

        upstream.succeed();
        alarms.runDue();

        assertEquals(List.of(DialFailure.of(End.CLIENT_LEFT)), failures);
        assertEquals(2, upstream.dials());
        assertEquals("192.0.2.2", upstream.requester().network());
        assertEquals(1, dialer.dials());
    }

    @Test
    void whoWaitsWhileTheBreakerOpensIsRefusedWithoutADial() {
        dialer = dialer(
                "jackfield.dial.min-concurrent", "1",
                "jackfield.dial.max-concurrent", "1",
                "jackfield.breaker.window", "1",
                "jackfield.breaker.min-dials", "1");
        dial(3);

        upstream.fail(DialFailure.of(End.UNREACHABLE));
        alarms.runDue();

        assertEquals(1, upstream.dials());
        assertEquals(
                List.of(End.UNREACHABLE, End.CIRCUIT_OPEN, End.CIRCUIT_OPEN),
                failures.stream().map(DialFailure::end).toList());
        assertEquals(0, dialer.dials());
    }

    @Test
    void thereAreNoMorePlacesThanTheClientHasThreads() {
        dialer = guarding(new Broken());
        dial();

        assertEquals(7, dialer.limit());
    }

    @Test
    void thePlacesBecomeMoreWhereTheUpstreamAnswersSoonAndFewerWhereItIsBusy() {
        dialer = dialer("jackfield.dial.min-concurrent", "2", "jackfield.dial.max-concurrent", "4");
        dial(4);
        assertEquals(2, dialer.limit());
        for (int i = 0; i < 4; i++) {
            upstream.succeed(i);
        }
        assertEquals(4, dialer.limit());

        dialAndFail(End.UPSTREAM_BUSY, 50);

        assertEquals(2, dialer.limit());
    }

    @Test
    void answersThatTakeLongMakeThePlacesFewer() {
        dialer = dialer("jackfield.dial.min-concurrent", "2", "jackfield.dial.max-concurrent", "4");
        dial(4);
        for (int i = 0; i < 4; i++) {
            upstream.succeed(i);
        }
        dial();
        ticker.advance(SLOW.plusMillis(1));

        upstream.succeed();

        assertEquals(3, dialer.limit());
    }

    @Test
    void oneClientsFailuresCountOnceHoweverOftenItTries() {
        for (int i = 0; i < 100; i++) {
            dial(THERE, "198.51.100.1");
            upstream.fail(DialFailure.of(End.UPSTREAM_ERROR));
        }
        dialAndFail(End.UPSTREAM_ERROR, 8);
        assertEquals(0, dialer.leftAlone());

        dialAndFail(End.UPSTREAM_ERROR, 1);

        assertEquals(1, dialer.leftAlone());
    }

    @Test
    void aFailureThatIsNoLongerLookedAtCountsAgain() {
        dialer = dialer("jackfield.breaker.window", "2", "jackfield.breaker.min-dials", "2");
        for (int i = 0; i < 3; i++) {
            dial(THERE, "198.51.100.1");
            upstream.fail(DialFailure.of(End.UPSTREAM_ERROR));
            dial();
            upstream.succeed();
            dial();
            upstream.succeed();
        }
        dial(THERE, "198.51.100.1");
        upstream.fail(DialFailure.of(End.UPSTREAM_ERROR));

        assertEquals(1, dialer.leftAlone());
    }

    private void beLate() {
        for (int i = 0; i < 20; i++) {
            ticker.advance(Duration.ofMillis(400));
            delay.run();
        }
    }

    @Test
    void whatThisProcessHadNoTimeForIsNotTheUpstreamsFailure() {
        for (int i = 0; i < 20; i++) {
            dial();
            beLate();
            upstream.fail(DialFailure.of(End.UPSTREAM_TIMEOUT));
        }

        assertEquals(20, upstream.dials());
        assertEquals(0, dialer.leftAlone());
        assertTrue(failures.stream().allMatch(DialFailure.of(End.OVERLOADED)::equals), failures::toString);
    }

    @Test
    void whatWasRefusedIsTheUpstreamsFailureHoweverLateThisProcessIs() {
        for (int i = 0; i < 10; i++) {
            dial();
            beLate();
            upstream.fail(DialFailure.of(End.UNREACHABLE));
        }

        assertEquals(1, dialer.leftAlone());
    }

    @Test
    void aPauseLongAgoExcusesNobody() {
        beLate();
        for (int i = 0; i < 50; i++) {
            ticker.advance(SchedulingDelay.INTERVAL);
            delay.run();
        }
        dialAndFail(End.UPSTREAM_TIMEOUT, 10);

        assertEquals(1, dialer.leftAlone());
    }

    @Test
    void noThreadOfTheBreakersStaysBehind() {
        dialAndFail(End.UNREACHABLE, 10);
        ticker.advance(Duration.ofMillis(10_001));

        dial();

        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.contains("CircuitBreaker"))
                        .toList());
        assertEquals(11, upstream.dials());
    }

    @Test
    void aDialThatCouldNotBeginLeavesNoTrace() {
        dialer = guarding(new Broken());

        dial();

        assertEquals(List.of(DialFailure.of(End.INTERNAL)), failures);
        assertEquals(0, dialer.dials());
    }

    private static final class Broken implements Dialer {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public int mostAtATime() {
            return 7;
        }

        @Override
        public void dial(Target target, Requester requester, ConnectionListener listener, Failed failed) {
            throw new IllegalStateException("bug");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jackfield.dial.min-concurrent, 0",
        "jackfield.dial.max-concurrent, 15",
        "jackfield.dial.address-percent, 0",
        "jackfield.dial.max-wait, PT2M",
        "jackfield.dial.max-waiting, 0",
        "jackfield.load.max-delay, PT0S",
        "jackfield.breaker.failure-rate, 101",
        "jackfield.breaker.window, 0",
        "jackfield.breaker.min-dials, 21",
        "jackfield.breaker.open-time, PT0S",
    })
    void aSettingThatMakesNoSenseIsNamed(String key, String value) {
        InvalidSetting problem = assertThrows(InvalidSetting.class, () -> DialSettings.from(Configs.of(key, value)));

        assertTrue(problem.getMessage().contains(key.substring(0, 14)), problem.getMessage());
    }
}
