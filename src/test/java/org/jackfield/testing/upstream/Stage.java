package org.jackfield.testing.upstream;

import java.util.function.IntFunction;
import javax.net.ssl.SSLContext;

/**
 * An upstream at one fixed address, where each test meets a play of its own: connections of an earlier one are gone.
 *
 * <p>It lasts as long as the JVM, as deployments that know its address may.
 */
public final class Stage {

    private final int port;
    private AutoCloseable playing;

    public Stage() {
        FakeUpstream first = FakeUpstream.start();
        playing = first;
        port = first.port();
    }

    public int port() {
        return port;
    }

    /** Meets all clients from now on in this way. */
    public FakeUpstream play(Behaviour behaviour) {
        return change(at -> FakeUpstream.startAt(at, behaviour));
    }

    /** The same over TLS, with the certificate of {@code context}. */
    public FakeUpstream playTls(SSLContext context, Behaviour behaviour, String... protocols) {
        return change(at -> FakeUpstream.startTlsAt(at, context, behaviour, protocols));
    }

    /** Puts a stretch of network before {@code hidden}, which is somewhere else. */
    public FaultProxy playBehindProxy(FakeUpstream hidden) {
        return change(at -> FaultProxy.at(at, hidden.port()));
    }

    /** Nobody is at the address any more. */
    public void leave() {
        try {
            playing.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private <T extends AutoCloseable> T change(IntFunction<T> next) {
        leave();
        T changed = next.apply(port);
        playing = changed;
        return changed;
    }
}
