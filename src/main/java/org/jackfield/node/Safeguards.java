package org.jackfield.node;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What protects this node beneath the Jakarta API: reaches into the container that a version of another make may not offer.
 * They are looked at when the first session opens; what is missing is said once, in the log, and stays to be asked for.
 *
 * <p>Any thread may call.
 */
public final class Safeguards {

    private static final System.Logger LOG = System.getLogger(Safeguards.class.getName());

    private final AtomicReference<@Nullable List<String>> found = new AtomicReference<>();

    /** A session has opened, and lacks these. */
    public void checked(List<String> missing) {
        if (found.get() == null && found.compareAndSet(null, missing) && !missing.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "This version of the container protects sessions less: {0} could not be reached.",
                    String.join(", ", missing));
        }
    }

    /** What is missing; none before a session has opened. */
    public List<String> missing() {
        List<String> missing = found.get();
        return missing == null ? List.of() : missing;
    }
}
