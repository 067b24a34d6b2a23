package org.jackfield.upstream.dial.jdk;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jackfield.problem.End;
import org.jackfield.upstream.RefusalTable;
import org.jackfield.upstream.Target;
import org.jackfield.upstream.dial.DialFailure;
import org.jackfield.upstream.dial.DialFailures;
import org.jackfield.upstream.dial.Dialer;
import org.jackfield.upstream.dial.Trust;

/** Opens a WebSocket with the JDK's client, and tells why it did not. */
final class JdkHandshake {

    private final OpeningExecutor opening;
    private final HttpClient client;
    private final Duration timeout;

    /**
     * @param io runs what the client has to do, but for the beginning of a dial; nothing on it waits
     */
    JdkHandshake(Executor io, Duration timeout, Trust trust) {
        this.opening = new OpeningExecutor(io);
        this.client = HttpClient.newBuilder()
                .executor(opening)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .sslContext(trust.context())
                .build();
        this.timeout = timeout;
    }

    /** Dials; {@code listener} is told of the success, {@code failed} of the failure. The caller waits for the look-up alone. */
    void open(Target target, WebSocket.Listener listener, Dialer.Failed failed) {
        try {
            WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(timeout);
            target.headers().forEach((name, value) -> builder.header(name, value.reveal()));
            CompletableFuture<WebSocket> dial = opening.during(() -> builder.buildAsync(target.uri(), listener));
            CompletableFuture<?> unused = dial.whenComplete((socket, error) -> {
                if (error != null) {
                    failed.because(failure(error, target.refusals()));
                }
            });
        } catch (IllegalArgumentException e) {
            failed.because(DialFailure.of(End.CONFIGURATION));
        } catch (RejectedExecutionException e) {
            failed.because(DialFailure.of(End.OVERLOADED));
        }
    }

    private static DialFailure failure(Throwable error, RefusalTable refusals) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
            HttpResponse<?> answer = refused.getResponse();
            String retryAfter = answer.headers().firstValue("Retry-After").orElse("");
            String body = answer.body() instanceof String text ? text : "";
            return DialFailures.ofAnswer(answer.statusCode(), retryAfter, body, refusals);
        }
        return DialFailures.ofError(cause);
    }
}
