package org.jackfield.upstream.dial.jdk;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.RefusalReason;
import org.jackfield.upstream.dial.Trust;
import org.jackfield.wire.Close;

/** Asks a refusing upstream once more with the JDK's client, which is shown the body of the answer. */
public final class JdkProbe implements RefusalReason {

    private final JdkHandshake handshake;

    /** @param io runs handshakes; who asks waits for the look-up of the name */
    public JdkProbe(Executor io, Duration connectTimeout, Trust trust) {
        this.handshake = new JdkHandshake(io, connectTimeout, trust);
    }

    @Override
    public void ask(Target target, DialFailure known, Dialer.Failed answer) {
        handshake.open(
                target, new Hangup(known, answer), found -> answer.because(found.httpStatus() == 0 ? known : found));
    }

    /** Closes what opened against expectation; the first refusal stands. */
    private record Hangup(DialFailure known, Dialer.Failed answer) implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket socket) {
            CompletableFuture<?> unused =
                    socket.sendClose(Close.NORMAL, "").whenComplete((sent, error) -> socket.abort());
            answer.because(known);
        }
    }
}
