package org.jackfield.session;

import java.lang.System.Logger.Level;

/** One log line for each step of a session, without payload. */
public final class SessionLog implements SessionListener {

    private static final System.Logger LOG = System.getLogger(SessionLog.class.getName());

    @Override
    public void opened(LiveSession session) {
        LOG.log(Level.DEBUG, "session={0} kind={1} opened", session.id(), session.kind());
    }

    @Override
    public void ready(LiveSession session) {
        LOG.log(Level.DEBUG, "session={0} kind={1} ready", session.id(), session.kind());
    }

    @Override
    public void closed(LiveSession session) {
        LOG.log(
                session.outcome().isQuiet() ? Level.INFO : Level.WARNING,
                "session={0} kind={1} closed end={2} details={3} clientMessages={4} clientBytes={5}"
                        + " upstreamMessages={6} upstreamBytes={7}",
                session.id(),
                session.kind(),
                session.outcome().code(),
                session.details().members(),
                Long.toString(session.client().receivedMessages()),
                Long.toString(session.client().receivedBytes()),
                Long.toString(session.upstream().receivedMessages()),
                Long.toString(session.upstream().receivedBytes()));
    }
}
