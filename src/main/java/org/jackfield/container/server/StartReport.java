package org.jackfield.container.server;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.container.reflect.ServerFacts;
import org.jackfield.session.SessionSettings;
import org.jackfield.wire.Clockwork;

/**
 * Says in one line of the log what is in force on the server, and warns of what is not. WildFly tells while it starts that
 * there is something, and not what: it is asked again then, once a second.
 */
@WebListener
public class StartReport implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(StartReport.class.getName());
    private static final int MOST_LOOKS = 60;

    @Inject
    SessionSettings sessions;

    @Inject
    @Clockwork
    ScheduledExecutorService clockwork;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        look(MOST_LOOKS);
    }

    private void look(int left) {
        Optional<ServerFacts> facts = ServerFacts.read(sessions.maxSessions());
        if (facts.isPresent() && !facts.get().isKnown() && left > 1) {
            Future<?> unused = clockwork.schedule(() -> look(left - 1), 1, TimeUnit.SECONDS);
        } else {
            tell(facts);
        }
    }

    private static void tell(Optional<ServerFacts> facts) {
        if (facts.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "How this server is set up cannot be read.");
        } else {
            boolean good = facts.get().wrong().isEmpty();
            LOG.log(
                    good ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
                    "{0}",
                    facts.get().line());
        }
    }
}
