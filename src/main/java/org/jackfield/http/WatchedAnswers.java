package org.jackfield.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.channels.Channel;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jackfield.session.Chore;
import org.jackfield.session.SessionSettings;
import org.jackfield.wire.Ticker;

/**
 * The answers to plain requests that are being written, each by a thread that waits for its client. A client that takes
 * nothing for as long as a session's client may is dropped, and its thread is free.
 */
@ApplicationScoped
public class WatchedAnswers implements Chore {

    private static final System.Logger LOG = System.getLogger(WatchedAnswers.class.getName());

    private final Set<WatchedAnswer> writing = ConcurrentHashMap.newKeySet();
    private volatile long dropped;

    @Inject
    Ticker ticker;

    @Inject
    SessionSettings settings;

    /**
     * The answer as it is to be written from here on; the request gets what drops its connection.
     *
     * @param connections finds that connection, asked on the thread of the request once the answer is written to
     */
    public HttpServletResponse watch(
            HttpServletRequest request, HttpServletResponse response, Supplier<Optional<Channel>> connections) {
        WatchedAnswer answer = new WatchedAnswer(response, connections, this);
        request.setAttribute(EventClient.ABORT, (Runnable) answer::abort);
        return answer;
    }

    long nanos() {
        return ticker.nanos();
    }

    void begun(WatchedAnswer answer) {
        writing.add(answer);
    }

    void over(WatchedAnswer answer) {
        writing.remove(answer);
    }

    /** Drops who takes nothing. Called by one thread, about once a second. */
    @Override
    public void sweep() {
        long now = nanos();
        long count = dropped;
        for (WatchedAnswer answer : writing) {
            long waiting = now - answer.sinceNanos();
            if (waiting > settings.writeLimit().toNanos() && answer.abort()) {
                count++;
                LOG.log(
                        System.Logger.Level.INFO,
                        "An answer is dropped: its client took nothing for {0} ms.",
                        TimeUnit.NANOSECONDS.toMillis(waiting));
            }
        }
        dropped = count;
    }

    /** How many answers are being written now. */
    public int size() {
        return writing.size();
    }

    /** How many were dropped so far. */
    public long dropped() {
        return dropped;
    }
}
