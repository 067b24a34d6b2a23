package org.jackfield.node;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.AdmissionRule;
import org.jackfield.access.Decision;
import org.jackfield.access.Identity;
import org.jackfield.problem.End;
import org.jackfield.session.Chore;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionRegistry;

/**
 * The stage of load that this node is in. {@link #sweep} is called once a second by one thread; any thread may ask.
 *
 * <p>As a rule it refuses guests from {@link LoadStage#NO_GUESTS} on and everybody from {@link LoadStage#NO_NEW} on.
 */
public final class Load implements AdmissionRule, Chore {

    private static final System.Logger LOG = System.getLogger(Load.class.getName());

    /** How long nothing came from either side of a session that is shed. */
    static final Duration IDLE = Duration.ofSeconds(10);

    /** Which part of the sessions is shed in a second, at least one. */
    static final int SHED_DIVISOR = 20;

    /** How many looks, a second apart, lie between two collections for the sake of a reading. */
    static final int LOOKS_PER_COLLECTION = 30;

    private final LoadSettings settings;
    private final LoadReadings readings;
    private final SessionRegistry registry;
    private volatile Map<String, Integer> last = Map.of();
    private volatile LoadStage stage = LoadStage.NORMAL;
    private int looksSinceCollection = LOOKS_PER_COLLECTION;

    public Load(LoadSettings settings, LoadReadings readings, SessionRegistry registry) {
        this.settings = settings;
        this.readings = readings;
        this.registry = registry;
    }

    public LoadStage stage() {
        return stage;
    }

    /** The last reading of this name in percent; 0 if there is none. */
    public int percent(String name) {
        return last.getOrDefault(name, 0);
    }

    @Override
    public void sweep() {
        Map<String, Integer> now = surely();
        LoadStage before = stage;
        LoadStage next = next(
                before, now.values().stream().mapToInt(percent -> percent).max().orElse(0));
        last = now;
        stage = next;
        if (next != before) {
            boolean worse = next.compareTo(before) > 0;
            LOG.log(worse ? Level.WARNING : Level.INFO, "load={0} before={1} percent={2}", next, before, now);
        }
        if (next == LoadStage.SHEDDING) {
            shed();
        }
    }

    /** The readings; one of memory that would turn clients away is taken again after a collection, now and then. */
    private Map<String, Integer> surely() {
        Map<String, Integer> first = Map.copyOf(readings.take());
        looksSinceCollection++;
        int memory = Math.max(first.getOrDefault("heap", 0), first.getOrDefault("direct", 0));
        boolean doubtful = settings.stageAt(memory) != LoadStage.NORMAL;
        if (!doubtful || looksSinceCollection < LOOKS_PER_COLLECTION) {
            return first;
        }
        looksSinceCollection = 0;
        readings.collect();
        return Map.copyOf(readings.take());
    }

    private LoadStage next(LoadStage before, int percent) {
        LoadStage risen = settings.stageAt(percent);
        LoadStage kept = lower(before, settings.stageAt(percent + LoadSettings.HYSTERESIS));
        return risen.compareTo(kept) > 0 ? risen : kept;
    }

    private static LoadStage lower(LoadStage one, LoadStage other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void shed() {
        registry.live().stream()
                .filter(Load::isIdle)
                .sorted(Comparator.comparing(LiveSession::age))
                .limit(Math.max(1, registry.size() / SHED_DIVISOR))
                .forEach(session -> session.end(End.OVERLOADED));
    }

    private static boolean isIdle(LiveSession session) {
        return session.isGoing()
                && session.legs().stream()
                        .filter(leg -> !leg.isOver())
                        .allMatch(leg -> leg.idleFor().compareTo(IDLE) > 0);
    }

    @Override
    public Optional<Decision.Refused> objection(AccessRequest request, Identity identity) {
        LoadStage first = identity.isGuest() ? LoadStage.NO_GUESTS : LoadStage.NO_NEW;
        return stage.compareTo(first) >= 0 ? Optional.of(Decision.refused(End.OVERLOADED)) : Optional.empty();
    }
}
