package org.jackfield.container.server;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.Authenticator;
import org.jackfield.access.Decision;
import org.jackfield.access.Endpoint;
import org.jackfield.access.EndpointGate;
import org.jackfield.access.HandshakePace;
import org.jackfield.access.HandshakeRule;
import org.jackfield.access.RequestPath;
import org.jackfield.access.Resolved;
import org.jackfield.container.reflect.BodyLimit;
import org.jackfield.container.reflect.NetworkConnection;
import org.jackfield.container.reflect.ReusedRequest;
import org.jackfield.http.AccessRequests;
import org.jackfield.http.Bodies;
import org.jackfield.http.CrossOrigin;
import org.jackfield.http.HttpProblems;
import org.jackfield.http.HttpVersions;
import org.jackfield.http.UsageJson;
import org.jackfield.http.WatchedAnswers;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.SessionRegistry;

/**
 * The upgrade gate: every request passes here before the container's own upgrade. One for a WebSocket that must fail fails
 * with an HTTP status and JSON, never after the 101; a plain one for a WebSocket's path is told how that is used.
 */
@WebFilter(
        urlPatterns = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class UpgradeGate implements Filter {

    private static final HandshakeRule HANDSHAKE = new HandshakeRule();
    private static final String NO_SOCKET = "There is no WebSocket at this address.";
    private static final String NO_ADDRESS = "An address has no path parameters, no empty or dot segments, and nothing"
            + " encoded that has a meaning in a path.";

    @Inject
    EndpointGate gate;

    @Inject
    HandshakePace pace;

    @Inject
    IdentityCheck identity;

    @Inject
    AccessSettings access;

    @Inject
    SessionRegistry registry;

    @Inject
    HttpProblems problems;

    @Inject
    UsageJson usage;

    @Inject
    CrossOrigin crossOrigin;

    @Inject
    SandboxGuard sandbox;

    @Inject
    OwnAddress ownAddress;

    @Inject
    HttpVersions versions;

    @Inject
    WatchedAnswers watched;

    @Inject
    Bodies bodies;

    /** One request on its way through. */
    private record Passing(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Passing passing = new Passing(http, (HttpServletResponse) response, chain);
        Optional<RequestPath> address = RequestPath.read(http.getRequestURI(), http.getContextPath());
        if (address.isEmpty() || ClientSocket.isAt(address.get(), http)) {
            refuse(End.NOT_FOUND, address.isEmpty() ? Details.inWords(NO_ADDRESS) : Details.NONE, passing.response());
            return;
        }
        String path = address.get().text();
        ownAddress.learn(
                new OwnAddress.Seen(http.isSecure(), http.getLocalAddr(), http.getLocalPort(), http.getContextPath()));
        versions.saw(http.getProtocol());
        if (SandboxGuard.isSandbox(path)) {
            rehearse(path, passing);
            return;
        }
        AccessRequest asked = AccessRequests.of(http, access);
        if (HandshakeRule.isUpgrade(asked)) {
            upgrade(path, asked, passing);
        } else {
            plain(path, asked, new Passing(PlainRequest.of(http, address.get()), passing.response(), chain));
        }
    }

    private void rehearse(String path, Passing passing) throws IOException, ServletException {
        Optional<Decision.Refused> early = early(passing.request());
        if (early.isPresent()) {
            refuse(early.get(), passing.response());
            return;
        }
        Optional<AdmittedRequest> admitted = sandbox.admit(path, passing.request(), passing.response());
        if (admitted.isPresent()) {
            goOn(admitted.get(), passing);
        }
    }

    private static Optional<Decision.Refused> early(HttpServletRequest request) throws IOException {
        return HandshakeRule.early(request.getInputStream().available());
    }

    private static void goOn(AdmittedRequest admitted, Passing passing) throws IOException, ServletException {
        ReusedRequest.begin(admitted);
        passing.chain().doFilter(admitted, passing.response());
    }

    private void plain(String path, AccessRequest asked, Passing passing) throws IOException, ServletException {
        HttpServletRequest request = passing.request();
        HttpServletResponse response = watched(request, passing.response());
        if (isReadByPages(path) && crossOrigin.isAnswered(request, asked, response)) {
            return;
        }
        Optional<EndpointGate.Match> socket = gate.find(path);
        if (socket.isPresent() && UsageJson.isAskedBy(request)) {
            usage.answer(socket.get().endpoint(), request).writeTo(response);
        } else if (isKnown(path, asked, passing) && isWhole(path, asked, passing)) {
            goOn(bodies.asRead(request), response, passing.chain());
        }
    }

    private void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                identity.resume(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            bodies.cameBack(request);
        }
    }

    private boolean isKnown(String path, AccessRequest asked, Passing passing) {
        HttpServletRequest request = passing.request();
        return !gate.isWay(path)
                || AccessRequests.who(request).isPresent()
                || identity.isKnown(request, asked, passing.response());
    }

    private boolean isWhole(String path, AccessRequest asked, Passing passing) throws IOException {
        HttpServletRequest request = passing.request();
        bodies.liftedFrom(BodyLimit.lift(request));
        return bodies.areHere(path, request, passing.response(), asked, new HeldRequest(request));
    }

    /** What answers data; the page's own files are of no use to others. */
    private boolean isReadByPages(String path) {
        return gate.isWay(path) || path.startsWith("/api/");
    }

    private HttpServletResponse watched(HttpServletRequest request, HttpServletResponse response) {
        return watched.watch(request, response, () -> NetworkConnection.ofRequest(request));
    }

    private void upgrade(String path, AccessRequest asked, Passing passing) throws IOException, ServletException {
        Optional<Duration> wait = pace.take(asked.client());
        if (wait.isPresent()) {
            String words = "This address asks for a WebSocket more than " + pace.perSecond() + " times a second.";
            registry.refused(End.RATE_LIMITED);
            refuse(End.RATE_LIMITED, Details.retryAfter(wait.get()).withWords(words), passing.response());
            return;
        }
        Optional<EndpointGate.Match> match =
                gate.find(path).filter(it -> it.endpoint().isServed());
        Optional<Decision.Refused> early = early(passing.request());
        Optional<Decision.Refused> objection = match.isEmpty()
                ? Optional.of(new Decision.Refused(End.NOT_FOUND, Details.inWords(NO_SOCKET)))
                : HANDSHAKE.objection(asked).or(() -> early);
        if (objection.isPresent()) {
            registry.refused(objection.get().end());
            refuse(objection.get(), passing.response());
        } else {
            enter(match.get(), asked, passing);
        }
    }

    private void enter(EndpointGate.Match match, AccessRequest asked, Passing passing)
            throws IOException, ServletException {
        Authenticator.Outcome who = identity.ofUpgrade(asked);
        String query = AccessRequests.query(passing.request());
        Resolved<EndpointGate.Entry<Endpoint.Opening>> resolved =
                gate.enter(match.endpoint(), asked, who, () -> match.resolve(query));
        if (resolved instanceof Resolved.Found<EndpointGate.Entry<Endpoint.Opening>> found) {
            AdmittedClient client = AdmittedClient.of(found.what());
            goOn(new AdmittedRequest(passing.request(), client), passing);
        } else if (resolved instanceof Resolved.Refused<EndpointGate.Entry<Endpoint.Opening>> refused) {
            refuse(refused.end(), refused.details(), passing.response());
        }
    }

    private void refuse(Decision.Refused refused, HttpServletResponse response) throws IOException {
        refuse(refused.end(), refused.details(), response);
    }

    private void refuse(End end, Details details, HttpServletResponse response) throws IOException {
        problems.answer(end, details).writeTo(response);
    }
}
