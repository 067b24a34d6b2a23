package org.jackfield;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.jackfield.health.Build;
import org.jackfield.policy.Admission;
import org.jackfield.relay.RelayOpener;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionRegistry;
import org.jackfield.session.Sweeper;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.End;

/**
 * The beginning and the end of the deployment. At the beginning everything with a setting is made, so that a wrong one fails
 * the deployment and not the first client; at the end the sessions that are still there are told.
 */
@WebListener
public class Deployment implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(Deployment.class.getName());

    @Inject
    Wiring wiring;

    @Inject
    SessionRegistry registry;

    @Inject
    Upstreams upstreams;

    @Inject
    Admission admission;

    @Inject
    RelayOpener opener;

    private Optional<ScheduledFuture<?>> sweeping = Optional.empty();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        sweeping = Optional.of(wiring.everySecond(new Sweeper(registry)));
        Build build = Build.running();
        LOG.log(Level.INFO, "Jackfield {0}, built {1}", build.version(), build.built());
        if (upstreams.missing().isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "Jackfield is ready; gateway={0}",
                    upstreams.gateway().name());
        } else {
            LOG.log(
                    Level.WARNING,
                    "Jackfield is not configured; gateway={0}, not set: {1}",
                    upstreams.gateway().name(),
                    String.join(", ", upstreams.missing()));
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        sweeping.ifPresent(task -> task.cancel(false));
        for (LiveSession session : registry.live()) {
            session.end(End.RESTARTING);
        }
    }
}
