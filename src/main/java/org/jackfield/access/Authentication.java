package org.jackfield.access;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jackfield.access.Authenticator.Outcome;
import org.jackfield.problem.End;

/**
 * Asks every authenticator in turn, until one knows its kind of credential. Whoever brings none is a guest where guests are
 * served, and else is told that a credential is required.
 */
public final class Authentication implements Authenticator {

    private final List<Authenticator> authenticators;
    private final AccessSettings settings;

    public Authentication(List<Authenticator> authenticators, AccessSettings settings) {
        this.authenticators = List.copyOf(authenticators);
        this.settings = settings;
    }

    /** Never {@link Outcome.NoCredential}; an authenticator that fails is {@code auth.unavailable}. */
    @Override
    public CompletionStage<Outcome> authenticate(AccessRequest request) {
        return ask(0, request).exceptionally(failure -> new Outcome.Rejected(End.AUTH_UNAVAILABLE));
    }

    private CompletionStage<Outcome> ask(int next, AccessRequest request) {
        if (next == authenticators.size()) {
            return withoutCredential().now();
        }
        return answer(authenticators.get(next), request)
                .thenCompose(
                        outcome -> outcome instanceof Outcome.NoCredential ? ask(next + 1, request) : outcome.now());
    }

    private static CompletionStage<Outcome> answer(Authenticator authenticator, AccessRequest request) {
        try {
            return authenticator.authenticate(request);
        } catch (RuntimeException bug) {
            return CompletableFuture.failedStage(bug);
        }
    }

    private Outcome withoutCredential() {
        return settings.guest() ? new Outcome.Identified(new Guest()) : new Outcome.Rejected(End.AUTH_REQUIRED);
    }
}
