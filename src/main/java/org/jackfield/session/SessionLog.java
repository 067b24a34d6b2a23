package org.jackfield.session;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jackfield.problem.End;

/** One log line for each step of a session, without payload. */
public final class SessionLog implements SessionListener {

    private static final System.Logger LOG = System.getLogger(SessionLog.class.getName());

    @Override
    public void opened(ObservedSession session) {
        LOG.log(Level.DEBUG, "session={0} kind={1} opened", session.id(), session.kind());
    }

    @Override
    public void ready(ObservedSession session) {
        LOG.log(Level.DEBUG, "session={0} kind={1} ready", session.id(), session.kind());
    }

    @Override
    public void entered(ObservedSession session, ObservedLeg leg, LegPhase phase, Duration at) {
        LOG.log(
                Level.DEBUG,
                "session={0} kind={1} leg={2} phase={3} atMs={4}",
                session.id(),
                session.kind(),
                leg.name(),
                phase.name().toLowerCase(Locale.ROOT),
                Long.toString(at.toMillis()));
    }

    @Override
    public void closed(ObservedSession session) {
        End end = session.outcome().orElse(End.INTERNAL);
        String legs = session.legs().stream()
                .map(leg -> leg.name() + "Messages=" + leg.receivedMessages() + " " + leg.name() + "Bytes="
                        + leg.receivedBytes())
                .collect(Collectors.joining(" "));
        LOG.log(
                end.isQuiet() ? Level.INFO : Level.WARNING,
                "session={0} kind={1} closed end={2} details={3} {4}",
                session.id(),
                session.kind(),
                end.code(),
                session.details().members(),
                legs);
    }
}
