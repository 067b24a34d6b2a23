package org.jackfield.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.Decision;
import org.jackfield.access.Guest;
import org.jackfield.config.InvalidSetting;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionHandler;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.Requests;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {

    private static final AccessRequest GUEST = Requests.with(Map.of());

    private final Map<String, Integer> readings = new HashMap<>(Map.of("heap", 10, "direct", 0));
    private final Exchange exchange = new Exchange();
    private final Load load = new Load(LoadSettings.from(Configs.of()), () -> readings, exchange.registry);
    private final List<String> ended = new ArrayList<>();

    private LoadStage at(String name, int percent) {
        readings.put(name, percent);
        load.sweep();
        return load.stage();
    }

    @ParameterizedTest
    @CsvSource({
        "0, NORMAL",
        "79, NORMAL",
        "80, NO_GUESTS",
        "89, NO_GUESTS",
        "90, NO_NEW",
        "94, NO_NEW",
        "95, SHEDDING",
        "100, SHEDDING",
    })
    void eachStageHasItsBegin(int percent, LoadStage stage) {
        assertEquals(stage, at("heap", percent));
    }

    @Test
    void aStageIsLeftFivePointsBelowItsBegin() {
        assertEquals(LoadStage.SHEDDING, at("heap", 97));
        assertEquals(LoadStage.SHEDDING, at("heap", 90));
        assertEquals(LoadStage.NO_NEW, at("heap", 89));
        assertEquals(LoadStage.NO_NEW, at("heap", 85));
        assertEquals(LoadStage.NO_GUESTS, at("heap", 84));
        assertEquals(LoadStage.NO_GUESTS, at("heap", 75));
        assertEquals(LoadStage.NORMAL, at("heap", 74));
        assertEquals(LoadStage.NORMAL, at("heap", 79));
    }

    @Test
    void severalStagesAreLeftAtOnce() {
        at("heap", 99);

        assertEquals(LoadStage.NORMAL, at("heap", 20));
    }

    @Test
    void theWorstReadingDecidesAndEachCanBeAsked() {
        at("heap", 50);

        assertEquals(LoadStage.NO_NEW, at("descriptors", 92));
        assertEquals(50, load.percent("heap"));
        assertEquals(92, load.percent("descriptors"));
        assertEquals(0, load.percent("other"));
    }

    @Test
    void guestsAreRefusedFromTheFirstStageOn() {
        assertEquals(Optional.empty(), load.objection(GUEST, new Guest()));
        for (int percent : List.of(80, 90, 95)) {
            at("heap", percent);
            assertEquals(Optional.of(Decision.refused(End.OVERLOADED)), load.objection(GUEST, new Guest()));
        }
    }

    @Test
    void aHeapThatIsFullOfGarbageTurnsNobodyAway() {
        Map<String, Integer> heap = new HashMap<>(Map.of("heap", 85));
        List<String> collections = new ArrayList<>();
        Load doubting = new Load(LoadSettings.from(Configs.of()), collecting(heap, collections), exchange.registry);
        doubting.sweep();
        assertEquals(LoadStage.NORMAL, doubting.stage());
        assertEquals(1, collections.size());

        heap.put("heap", 92);
        doubting.sweep();
        assertEquals(LoadStage.NO_NEW, doubting.stage());
        for (int i = 0; i < Load.LOOKS_PER_COLLECTION; i++) {
            doubting.sweep();
        }
        assertEquals(LoadStage.NORMAL, doubting.stage());
        assertEquals(2, collections.size());
    }

    private static LoadReadings collecting(Map<String, Integer> heap, List<String> collections) {
        return new LoadReadings() {
            @Override
            public Map<String, Integer> take() {
                return heap;
            }

            @Override
            public void collect() {
                collections.add("collected");
                heap.put("heap", 30);
            }
        };
    }

    private LiveSession session(String id) {
        LiveSession session = exchange.session(id, new SessionHandler() {
            @Override
            public void end(End end, Details details) {
                ended.add(id + " " + end);
            }

            @Override
            public void tell(End end, Details details) {}

            @Override
            public Optional<End> due() {
                return Optional.empty();
            }
        });
        session.begin();
        return session;
    }

    @Test
    void idleSessionsAreEndedNewestFirstSomeEachSecond() {
        for (int i = 0; i < 40; i++) {
            session("s" + i);
            exchange.ticker.advance(Duration.ofMillis(10));
        }
        exchange.ticker.advance(Duration.ofMinutes(1));

        at("heap", 94);
        assertEquals(List.of(), ended);

        at("heap", 96);
        assertEquals(List.of("s39 OVERLOADED", "s38 OVERLOADED"), ended);
    }

    @Test
    void sessionsInWhichSomethingHappensAreNotEnded() {
        LiveSession listening = session("listening");
        LiveSession speaking = session("speaking");
        exchange.ticker.advance(Duration.ofMinutes(1));
        session("new");
        listening.legs().get(0).received(Message.text("a"));
        speaking.legs().get(1).received(Message.text("b"));

        at("heap", 99);

        assertEquals(List.of(), ended);
    }

    @Test
    void theMachineTellsWhatItUses() {
        Map<String, Integer> read = new ProcessLimits().take();

        assertTrue(read.keySet().containsAll(List.of("heap", "direct")), read::toString);
        assertEquals(ProcessLimits.maxDescriptors() > 0, read.containsKey("descriptors"));
        read.values().forEach(percent -> assertTrue(percent >= 0 && percent <= 100, read::toString));
        assertTrue(ProcessLimits.maxHeapBytes() > 0);
    }

    @ParameterizedTest
    @CsvSource({"5, 90, 95", "91, 90, 95", "80, 96, 95", "80, 90, 101"})
    void stagesThatDoNotFollowEachOtherFailTheSettings(String guests, String all, String shed) {
        assertThrows(
                InvalidSetting.class,
                () -> LoadSettings.from(Configs.of(
                        "jackfield.load.no-guests-percent", guests,
                        "jackfield.load.no-new-percent", all,
                        "jackfield.load.shed-percent", shed)));
    }
}
