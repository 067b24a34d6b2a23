package org.jackfield.socket;

import jakarta.websocket.Session;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Takes out the timer that Tyrus restarts for every message, in either direction, whether or not there is an idle timeout.
 *
 * <p>It costs Payara most of the time spent on a message, and it has no job here: the owner of a session watches the clock.
 * A session without that timer has no idle timeout. Sessions of other containers are left alone.
 */
public final class TyrusTimer {

    private static final System.Logger LOG = System.getLogger(TyrusTimer.class.getName());
    private static final String FIELD = "service";

    private final ScheduledExecutorService none = new NoTimer();
    private volatile boolean reported;

    /** Called once for each session, when it opens; true if it is one of Tyrus. */
    boolean takeOut(Session session) {
        if (!ClientContainer.isTyrus(session)) {
            return false;
        }
        if (!Reach.setField(session, FIELD, none) && !reported) {
            reported = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The timer of {0} was not found; messages will cost more.",
                    session.getClass().getName());
        }
        return true;
    }
}
