package org.jackfield.it.extension;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jackfield.access.AccessRequest;
import org.jackfield.access.Authenticator;
import org.jackfield.access.Identity;

/**
 * Believes what a header says, after a while when it comes for the first time, as an authenticator that asks somebody does; of
 * one name it never hears.
 */
@ApplicationScoped
public class ByHeader implements Authenticator {

    public static final String HEADER = "X-User";
    public static final String NEVER_HEARD_OF = "nobody";

    private static final Executor SOON = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

    private final Map<String, CompletableFuture<Outcome>> found = new ConcurrentHashMap<>();

    private record User(String name) implements Identity {}

    @Override
    public CompletionStage<Outcome> authenticate(AccessRequest request) {
        List<String> names = request.headers().all(HEADER);
        if (names.isEmpty()) {
            return new Outcome.NoCredential().now();
        }
        String name = names.get(0);
        return name.equals(NEVER_HEARD_OF)
                ? new CompletableFuture<>()
                : found.computeIfAbsent(
                        name, one -> CompletableFuture.supplyAsync(() -> new Outcome.Identified(new User(one)), SOON));
    }
}
