package org.jackfield.sandbox;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jackfield.config.Secret;
import org.jackfield.upstream.Gateway;
import org.jackfield.wire.Ticker;

/** The beans of this package: the gate, the way to it, and the models behind it. */
@Dependent
public class SandboxProducer {

    /** The sandbox's door has a lock of its own, whose key this deployment makes up and nobody else knows. */
    @Produces
    @Singleton
    SandboxGate gate(Sandbox sandbox) {
        return new SandboxGate(Secret.of(UUID.randomUUID().toString()), sandbox.models());
    }

    /** @param ownAddress where this deployment is reached from its own machine */
    @Produces
    @Singleton
    Gateway gateway(Supplier<URI> ownAddress, SandboxGate gate) {
        return new SandboxGateway(ownAddress, gate.expected());
    }

    @Produces
    @Singleton
    Sandbox sandbox(@SandboxThreads ScheduledExecutorService threads, Ticker ticker) {
        return new Sandbox(threads, ticker, () -> UUID.randomUUID().toString());
    }
}
