package org.jackfield.container.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CompletableFuture;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.AccessSettings;
import org.jackfield.access.Authentication;
import org.jackfield.access.Authenticator.Outcome;
import org.jackfield.http.AccessRequests;
import org.jackfield.problem.End;

/**
 * Finds out who asks before a request goes on. A request whose answer takes time is held without a thread, and comes through
 * the gate once more when the answer is there.
 */
@ApplicationScoped
public class IdentityCheck {

    @Inject
    Authentication authentication;

    @Inject
    AccessSettings settings;

    /** Whether the outcome is kept with the request; if not, the request comes again by itself. */
    boolean isKnown(HttpServletRequest request, AccessRequest asked, HttpServletResponse response) {
        if (AccessRequests.who(request).isPresent()) {
            return true;
        }
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
