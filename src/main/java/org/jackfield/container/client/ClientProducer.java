package org.jackfield.container.client;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jackfield.container.reflect.TyrusTimer;
import org.jackfield.relay.RelaySettings;
import org.jackfield.upstream.UpstreamSettings;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Dialling;
import org.jackfield.upstream.dial.UpstreamIo;
import org.jackfield.wire.Clockwork;

/** The beans of the container's client: the dialer that the settings choose, and the timer that both sides take out. */
@Dependent
public class ClientProducer {

    @Produces
    @Singleton
    TyrusTimer timer() {
        return new TyrusTimer();
    }

    @Produces
    @Singleton
    Dialer dialer(
            UpstreamSettings upstream,
            RelaySettings relays,
            TyrusTimer timer,
            @Dialling Executor dialling,
            @UpstreamIo Executor io,
            @Clockwork ScheduledExecutorService clockwork) {
        return Dialers.choose(upstream, dialling, io, clockwork, relays, timer);
    }
}
