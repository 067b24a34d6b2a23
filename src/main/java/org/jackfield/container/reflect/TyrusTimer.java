package org.jackfield.container.reflect;

import jakarta.websocket.Session;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Takes out the timer that Tyrus restarts for every message, in either direction, whether or not there is an idle timeout.
 *
 * <p>It costs Payara most of the time spent on a message, and it has no job here: the owner of a session watches the clock.
 * A session without that timer has no idle timeout; nor have those that the container of this deployment opens later, which
 * then cost less to open. Sessions of other containers are left alone.
 */
public final class TyrusTimer {

    private static final System.Logger LOG = System.getLogger(TyrusTimer.class.getName());
    private static final String OF_SESSION = "service";
    private static final String OF_CONTAINER = "managedScheduledExecutorService";

    private final ScheduledExecutorService none = new DiscardingScheduler();
    private volatile boolean reported;

    /** Called once for each session, when it opens; true if it is one of Tyrus. */
    public boolean takeOut(Session session) {
        if (!Internals.isTyrus(session)) {
            return false;
        }
        boolean ofSession = Internals.setField(session, OF_SESSION, none);
        boolean ofContainer = Internals.setField(session.getContainer(), OF_CONTAINER, none);
        if (!(ofSession && ofContainer) && !reported) {
            reported = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The timer of {0} was not found; messages will cost more.",
                    session.getClass().getName());
        }
        return true;
    }
}
