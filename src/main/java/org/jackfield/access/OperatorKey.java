package org.jackfield.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jackfield.config.Secret;
import org.jackfield.problem.End;

/**
 * Whether a request brings one of the keys, in the way of RFC 6750 section 2.1: {@code Authorization: Bearer <key>}.
 *
 * @param keys those that open; without any there is nothing to open
 */
public record OperatorKey(List<Secret> keys) {

    /** An address is written down in many places, so a key in it is refused even if it is the right one. */
    private static final Set<String> KEYS_IN_ADDRESS = Set.of("access_token", "api_key", "key", "token");

    /**
     * Why the request is refused, if it is; {@link End#NOT_FOUND} if there is no key.
     *
     * @param authorizations every {@code Authorization} header
     * @param parameters the names of the parameters in the address
     */
    public Optional<End> refusal(List<String> authorizations, Set<String> parameters) {
        if (keys.isEmpty()) {
            return Optional.of(End.NOT_FOUND);
        }
        if (parameters.stream().anyMatch(KEYS_IN_ADDRESS::contains)) {
            return Optional.of(End.AUTH_INVALID);
        }
        if (authorizations.isEmpty()) {
            return Optional.of(End.AUTH_REQUIRED);
        }
        boolean opened = Bearer.credential(authorizations).filter(this::opens).isPresent();
        return opened ? Optional.empty() : Optional.of(End.AUTH_INVALID);
    }

    private boolean opens(Secret given) {
        boolean same = false;
        for (Secret key : keys) {
            same |= key.isSameAs(given.reveal());
        }
        return same;
    }
}
