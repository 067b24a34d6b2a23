package org.jackfield.problem;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jackfield.wire.Close;

/**
 * What is known of one case beside its row in the table of ends.
 *
 * @param members by name; no payload, nothing that an upstream said
 * @param retryAfterMillis what the upstream asked for; 0 for the usual
 * @param words what exactly is wrong, if that can be said better than by the end
 */
public record Details(Map<String, Object> members, long retryAfterMillis, Optional<String> words) {

    public static final Details NONE = new Details(Map.of(), 0);

    /** The member that names settings which are not set, a list of their environment names. */
    public static final String REQUIRED = "required";

    /** The member that says how much speech, in milliseconds, a model has taken without saying anything. */
    public static final String UNANSWERED_SPEECH = "unansweredSpeechMs";

    public Details(Map<String, Object> members, long retryAfterMillis) {
        this(members, retryAfterMillis, Optional.empty());
    }

    public static Details of(String name, Object value) {
        return new Details(Map.of(name, value), 0);
    }

    /** What exactly is wrong, instead of the general words of the end. */
    public static Details inWords(String words) {
        return new Details(Map.of(), 0, Optional.of(words));
    }

    /** The same, and what exactly is wrong. */
    public Details withWords(String better) {
        return new Details(members, retryAfterMillis, Optional.of(better));
    }

    /** When to come again. */
    public static Details retryAfter(Duration again) {
        return new Details(Map.of(), Math.max(1, again.toMillis()));
    }

    /** The code with which an upstream closed, if it sent one. */
    public static Details ofUpstream(Close close) {
        return Close.isSendable(close.code()) ? of("upstreamCode", close.code()) : NONE;
    }
}
