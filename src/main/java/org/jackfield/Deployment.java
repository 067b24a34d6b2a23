package org.jackfield;

import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Collectors;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.AdminSettings;
import org.jackfield.access.Endpoint;
import org.jackfield.access.EndpointGate;
import org.jackfield.health.Build;
import org.jackfield.http.WatchedAnswers;
import org.jackfield.node.Drain;
import org.jackfield.node.DrainSettings;
import org.jackfield.node.GracefulShutdown;
import org.jackfield.node.SessionSlots;
import org.jackfield.operations.Meters;
import org.jackfield.operations.Statistics;
import org.jackfield.sandbox.SandboxGateway;
import org.jackfield.session.SessionRegistry;
import org.jackfield.session.SessionSettings;
import org.jackfield.session.Sweeper;
import org.jackfield.upstream.Upstreams;
import org.jackfield.upstream.dial.SchedulingDelay;

/**
 * The beginning and the end of the deployment. At the beginning everything with a setting is made, so that a wrong one fails
 * the deployment and not the first client; at the end, and before it if a signal announces it, the sessions that are still there
 * are told.
 */
@WebListener
public class Deployment implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(Deployment.class.getName());

    private static final Duration A_SWEEP = Duration.ofSeconds(2);

    @Inject
    Pools pools;

    @Inject
    Sweeper sweeper;

    @Inject
    EndpointGate gate;

    @Inject
    Upstreams upstreams;

    @Inject
    AccessSettings access;

    @Inject
    AdminSettings admin;

    @Inject
    Drain drain;

    @Inject
    DrainSettings draining;

    @Inject
    SessionRegistry registry;

    @Inject
    SessionSlots slots;

    @Inject
    WatchedAnswers answers;

    @Inject
    SessionSettings sessions;

    @Inject
    Meters meters;

    @Inject
    @Any
    Instance<MeterBinder> figures;

    @Inject
    Statistics statistics;

    @Inject
    SchedulingDelay delay;

    private List<ScheduledFuture<?>> tasks = List.of();
    private Optional<GracefulShutdown> shutdown = Optional.empty();
    private Optional<TerminationSignals> signals = Optional.empty();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        figures.forEach(meters::bind);
        tasks = List.of(
                pools.every(Duration.ofSeconds(1), sweeper),
                pools.every(Duration.ofMinutes(1), statistics),
                pools.every(SchedulingDelay.INTERVAL, delay));
        GracefulShutdown shutting = new GracefulShutdown(
                drain, registry, draining, pools.clockwork(), () -> slots.taken() + answers.size());
        shutdown = Optional.of(shutting);
        event.getServletContext().setAttribute(Departure.TASK, (Runnable) this::endSessions);
        signals = Optional.of(TerminationSignals.heardBy(shutting::asked));
        if (admin.adminKey().isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "The addresses under /api/admin and /api/sessions are not served: jackfield.admin.key is not set");
        }
        if (access.guest()
                && access.publicUrl().isEmpty()
                && !upstreams.gateway().name().equals(SandboxGateway.NAME)) {
            LOG.log(
                    Level.WARNING,
                    "Strangers are served, and which pages are of this host is what a request says of it:"
                            + " jackfield.access.public-url is not set");
        }
        Build build = Build.running();
        LOG.log(Level.INFO, "Jackfield {0}, built {1}", build.version(), build.built());
        String gateway = upstreams.gateway().name();
        if (upstreams.missing().isEmpty()) {
            LOG.log(Level.INFO, "Jackfield is ready; gateway={0} endpoints={1}", gateway, served());
        } else {
            LOG.log(
                    Level.WARNING,
                    "Jackfield is not configured; gateway={0}, not set: {1}",
                    gateway,
                    String.join(", ", upstreams.missing()));
        }
    }

    private String served() {
        return gate.endpoints().stream()
                .filter(Endpoint::isServed)
                .map(Endpoint::kind)
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** Again it does nothing. */
    private void endSessions() {
        signals.ifPresent(TerminationSignals::close);
        shutdown.ifPresent(last -> last.endAll(sessions.closeLimit().plus(A_SWEEP)));
        signals = Optional.empty();
        shutdown = Optional.empty();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        endSessions();
        tasks.forEach(task -> task.cancel(false));
        meters.close();
    }
}
