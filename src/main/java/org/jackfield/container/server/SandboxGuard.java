package org.jackfield.container.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.config.Secret;
import org.jackfield.http.AccessRequests;
import org.jackfield.http.HttpAnswer;
import org.jackfield.http.HttpProblems;
import org.jackfield.problem.End;
import org.jackfield.sandbox.Sandbox;
import org.jackfield.sandbox.SandboxDecision;
import org.jackfield.sandbox.SandboxGate;
import org.jackfield.sandbox.SandboxGateway;
import org.jackfield.sandbox.SandboxRequest;
import org.jackfield.upstream.Upstreams;
import org.jackfield.wire.Ticker;

/** The sandbox's side of the upgrade gate. Where the sandbox is not the chosen gateway, there is nothing at its address. */
@ApplicationScoped
public class SandboxGuard {

    private static final Pattern PATH = Pattern.compile("/sandbox/v1/([^/]+)/([^/]+)/workers-ai");

    @Inject
    Upstreams upstreams;

    @Inject
    SandboxGate gate;

    @Inject
    Sandbox sandbox;

    @Inject
    HttpProblems problems;

    @Inject
    Ticker ticker;

    static boolean isSandbox(String path) {
        return path.equals("/sandbox") || path.startsWith("/sandbox/");
    }

    /** The request as it goes on; empty after it was answered. */
    Optional<AdmittedRequest> admit(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Matcher place = PATH.matcher(path);
        if (!upstreams.gateway().name().equals(SandboxGateway.NAME) || !place.matches()) {
            problems.answer(End.NOT_FOUND).writeTo(response);
            return Optional.empty();
        }
        SandboxDecision decision = gate.decide(new SandboxRequest(
                place.group(1),
                place.group(2),
                AccessRequests.query(request),
                Optional.ofNullable(request.getHeader(SandboxGateway.AUTHORIZATION))
                        .map(Secret::of)));
        if (decision instanceof SandboxDecision.Refused refused) {
            answer(refused).writeTo(response);
            return Optional.empty();
        }
        SandboxDecision.Accepted accepted = (SandboxDecision.Accepted) decision;
        rehearseSlowness(accepted.upgradeDelay());
        AdmittedClient client = new AdmittedClient(SandboxGateway.NAME, () -> sandbox.accept(accepted), () -> {});
        return Optional.of(new AdmittedRequest(request, client));
    }

    private static HttpAnswer answer(SandboxDecision.Refused refused) {
        Map<String, String> headers = new HashMap<>();
        refused.retryAfterSeconds().ifPresent(seconds -> headers.put("Retry-After", Integer.toString(seconds)));
        return new HttpAnswer(refused.httpStatus(), HttpAnswer.JSON, headers, refused.jsonBody());
    }

    /** Holds the request up, which no container offers to do without its thread. Sandbox only, and bounded by the fault. */
    private void rehearseSlowness(Duration delay) {
        long end = ticker.nanos() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = end - ticker.nanos()) {
            LockSupport.parkNanos(left);
        }
    }
}
