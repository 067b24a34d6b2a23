package org.jackfield.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.access.AccessRequest;

/**
 * Says what may come of a plain request's body before a byte of it is read. Each is a bean; the first that knows the request
 * counts, and a request that none knows may have a small body.
 */
@FunctionalInterface
public interface BodyRule {

    /** On the thread of the request, where nothing waits. */
    Optional<Terms> terms(String path, HttpServletRequest request, AccessRequest asked);

    /** What may come. */
    sealed interface Terms {

        /** Nothing: the answer is known already. */
        record Refused(HttpAnswer answer) implements Terms {}

        /**
         * A body.
         *
         * @param mostBytes how large it may be
         * @param tooLarge makes the answer to a larger one
         * @param done told once, when the request went on and came back, or will not go on
         */
        record Welcome(int mostBytes, Supplier<HttpAnswer> tooLarge, Runnable done) implements Terms {}
    }
}
