package org.jackfield.container.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.Authentication;
import org.jackfield.access.Authenticator.Outcome;
import org.jackfield.http.AccessRequests;
import org.jackfield.problem.End;

/**
 * Finds out who asks before a request goes on. A plain request for which that takes time is held without a thread, and comes
 * through the gate once more when it is known.
 */
@ApplicationScoped
public class IdentityCheck {

    private static final Outcome NOT_YET = new Outcome.Rejected(End.AUTH_UNAVAILABLE);

    @Inject
    Authentication authentication;

    @Inject
    AccessSettings settings;

    /** Who asks for an upgrade; a client that nobody knows yet is asked to come again. */
    Outcome ofUpgrade(AccessRequest asked) {
        return authentication.authenticate(asked).toCompletableFuture().getNow(NOT_YET);
    }

    /** Whether the outcome is kept with a plain request; if not, the request comes again by itself. */
    boolean isKnown(HttpServletRequest request, AccessRequest asked, HttpServletResponse response) {
        CompletableFuture<Outcome> who = authentication.authenticate(asked).toCompletableFuture();
        if (who.isDone()) {
            AccessRequests.identify(request, who.join());
            return true;
        }
        AsyncContext held = request.startAsync(request, response);
        held.setTimeout(settings.authenticationLimit().toMillis());
        held.addListener(new Impatience(who));
        CompletableFuture<?> unused = who.thenAccept(outcome -> {
            AccessRequests.identify(request, outcome);
            held.dispatch();
        });
        return false;
    }

    /** Lets a plain request go on that was held; Payara gives such a request no context of its own. */
    @ActivateRequestContext
    void resume(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
    }

    /** Gives up when the container says that it took too long. */
    private record Impatience(CompletableFuture<Outcome> who) implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) {
            boolean unused = who.complete(new Outcome.Rejected(End.AUTH_UNAVAILABLE));
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
