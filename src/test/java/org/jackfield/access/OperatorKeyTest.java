package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jackfield.config.Secret;
import org.jackfield.problem.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorKeyTest {

    private static final String KEY = "0123456789abcdef";

    private final OperatorKey guard = new OperatorKey(List.of(Secret.of("another-key-of-us"), Secret.of(KEY)));

    private Optional<End> refusal(String... authorizations) {
        return guard.refusal(List.of(authorizations), Set.of("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + KEY, "bearer " + KEY, "BEARER  " + KEY, " Bearer " + KEY + " "})
    void theKeyOpens(String authorization) {
        assertEquals(Optional.empty(), refusal(authorization));
    }

    @Test
    void eachOfTheKeysOpens() {
        assertEquals(Optional.empty(), refusal("Bearer another-key-of-us"));
    }

    @Test
    void nobodyComesInWithoutAKey() {
        assertEquals(Optional.of(End.AUTH_REQUIRED), refusal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                KEY,
                "Bearer",
                "Bearer ",
                "Basic " + KEY,
                "Bearer" + KEY,
                "Bearer 0123456789abcde",
                "Bearer " + KEY + "0",
                "Bearer " + KEY + " " + KEY,
                "Bearer 0123456789ABCDEF"
            })
    void whatIsNotTheKeyDoesNotOpen(String authorization) {
        assertEquals(Optional.of(End.AUTH_INVALID), refusal(authorization));
    }

    @Test
    void twoCredentialsAreOneTooMany() {
        assertEquals(Optional.of(End.AUTH_INVALID), refusal("Bearer " + KEY, "Bearer " + KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "token", "api_key", "access_token"})
    void aKeyInTheAddressIsRefusedEvenBesideTheRightOne(String parameter) {
        assertEquals(Optional.of(End.AUTH_INVALID), guard.refusal(List.of("Bearer " + KEY), Set.of(parameter)));
        assertEquals(Optional.of(End.AUTH_INVALID), guard.refusal(List.of(), Set.of(parameter)));
    }

    @Test
    void withoutAKeyThereIsNothing() {
        assertEquals(
                Optional.of(End.NOT_FOUND), new OperatorKey(List.of()).refusal(List.of("Bearer " + KEY), Set.of()));
    }
}
