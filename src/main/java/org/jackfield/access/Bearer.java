package org.jackfield.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.config.Secret;

/** The one reader of {@code Bearer} credentials (RFC 6750 section 2.1). */
public final class Bearer {

    /** The scheme, as it is written before a credential. */
    public static final String SCHEME = "Bearer";

    private static final Pattern CREDENTIAL = Pattern.compile("(?i:" + SCHEME + ") +(\\S+)");

    private Bearer() {}

    /** The credential; empty unless there is exactly one header and it holds exactly one. */
    public static Optional<Secret> credential(List<String> authorizations) {
        if (authorizations.size() != 1) {
            return Optional.empty();
        }
        Matcher bearer = CREDENTIAL.matcher(authorizations.get(0).strip());
        return bearer.matches() ? Optional.of(Secret.of(bearer.group(1))) : Optional.empty();
    }
}
