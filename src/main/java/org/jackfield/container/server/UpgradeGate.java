package org.jackfield.container.server;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.Admission;
import org.jackfield.access.Decision;
import org.jackfield.access.HandshakeRule;
import org.jackfield.container.reflect.NetworkConnection;
import org.jackfield.http.AccessRequests;
import org.jackfield.http.WatchedAnswers;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.SessionRegistry;
import org.jackfield.speech.Entrance;
import org.jackfield.speech.Entrance.Entry;
import org.jackfield.speech.SpeechEndpoint;
import org.jackfield.speech.SpeechSettings;

/**
 * The upgrade gate: every request for a WebSocket passes here before the container's own upgrade, and one that must fail
 * fails with an HTTP status and JSON, never after the 101.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class UpgradeGate implements Filter {

    private static final HandshakeRule HANDSHAKE = new HandshakeRule();

    @Inject
    Admission admission;

    @Inject
    Entrance entrance;

    @Inject
    AccessSettings access;

    @Inject
    SpeechSettings speech;

    @Inject
    SessionRegistry registry;

    @Inject
    GateAnswers answers;

    @Inject
    SandboxGuard sandbox;

    @Inject
    OwnAddress ownAddress;

    @Inject
    WatchedAnswers watched;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        ownAddress.learn(http.isSecure(), http.getLocalPort(), http.getContextPath());
        Optional<HttpServletRequest> passed = pass(http, (HttpServletResponse) response);
        if (passed.isPresent()) {
            chain.doFilter(passed.get(), isUpgrade(http) ? response : watched(http, (HttpServletResponse) response));
        }
    }

    private HttpServletResponse watched(HttpServletRequest request, HttpServletResponse response) {
        return watched.watch(request, response, () -> NetworkConnection.ofRequest(request));
    }

    /** The request that goes on; empty after it was answered. */
    private Optional<HttpServletRequest> pass(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (SandboxGuard.isSandbox(path)) {
            return sandbox.passes(path, request, response) ? Optional.of(request) : Optional.empty();
        }
        if (!isUpgrade(request)) {
            return Optional.of(request);
        }
        Optional<SpeechEndpoint> endpoint = SpeechEndpoint.at(path).filter(speech::serves);
        if (endpoint.isEmpty()) {
            String words = "There is no WebSocket at this address.";
            return turnAway(response, Decision.refused(End.NOT_FOUND, words));
        }
        return pass(endpoint.get(), request, response);
    }

    private Optional<HttpServletRequest> pass(
            SpeechEndpoint endpoint, HttpServletRequest request, HttpServletResponse response) throws IOException {
        AccessRequest asked = AccessRequests.asks(request, access);
        Optional<Decision.Refused> malformed = HANDSHAKE.objection(asked);
        if (malformed.isPresent()) {
            return turnAway(response, malformed.get());
        }
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        Entry entry = entrance.enter(endpoint, query, () -> admission.decide(asked));
        if (entry instanceof Entry.Open open) {
            return Optional.of(new GrantedRequest(request, open.grant()));
        }
        if (entry instanceof Entry.Refused refused) {
            answers.refuse(response, refused.end(), refused.words(), refused.details());
        } else if (entry instanceof Entry.NotConfigured unconfigured) {
            answers.notConfigured(response, unconfigured.missing());
        }
        return Optional.empty();
    }

    private Optional<HttpServletRequest> turnAway(HttpServletResponse response, Decision.Refused refused)
            throws IOException {
        registry.refused(refused.end());
        answers.refuse(response, refused.end(), refused.words(), Details.NONE);
        return Optional.empty();
    }

    private static boolean isUpgrade(HttpServletRequest request) {
        return AccessRequests.tokens(request, "Upgrade").contains("websocket");
    }
}
