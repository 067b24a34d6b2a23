package org.jackfield.access;

import java.util.function.Function;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;

/**
 * What became of something that a client asked for: it was found, or says why not.
 *
 * @param <T> what was asked for
 */
public sealed interface Resolved<T> {

    /** It is there. */
    record Found<T>(T what) implements Resolved<T> {}

    /** It cannot be had. */
    record Refused<T>(End end, Details details) implements Resolved<T> {}

    /** The same of something that is made of it. */
    default <R> Resolved<R> map(Function<T, R> made) {
        return then(what -> new Found<>(made.apply(what)));
    }

    /** The same of something that is made of it, if it can be. */
    default <R> Resolved<R> then(Function<T, Resolved<R>> next) {
        if (this instanceof Found<T> found) {
            return next.apply(found.what());
        }
        Refused<T> refused = (Refused<T>) this;
        return new Refused<>(refused.end(), refused.details());
    }
}
