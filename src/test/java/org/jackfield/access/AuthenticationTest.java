package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jackfield.access.Authenticator.Outcome;
import org.jackfield.config.Secret;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Configs;
import org.jackfield.testing.fakes.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    private static final AccessRequest NAMED = Requests.with(Map.of("X-User", List.of("ann")));
    private static final AccessRequest NAMELESS = Requests.with(Map.of());
    private static final Authenticator BY_HEADER = request -> request.headers().all("X-User").stream()
            .findFirst()
            .<Outcome>map(name -> new Outcome.Identified(new Requests.Named(name)))
            .orElseGet(Outcome.NoCredential::new)
            .now();

    private static Outcome of(AccessRequest request, String guest, Authenticator... authenticators) {
        AccessSettings settings = AccessSettings.from(Configs.of("jackfield.access.guest", guest));
        return new Authentication(List.of(authenticators), settings)
                .authenticate(request)
                .toCompletableFuture()
                .join();
    }

    @Test
    void theFirstThatKnowsTheCredentialDecides() {
        Authenticator unasked = request -> {
            throw new AssertionError("asked");
        };

        assertEquals(new Outcome.Identified(new Requests.Named("ann")), of(NAMED, "true", BY_HEADER, unasked));
    }

    @Test
    void whoBringsNoCredentialIsAGuestInGuestModeAlone() {
        assertEquals(new Outcome.Identified(new Guest()), of(NAMELESS, "true", BY_HEADER));
        assertEquals(new Outcome.Rejected(End.AUTH_REQUIRED), of(NAMELESS, "false", BY_HEADER));
        assertEquals(new Outcome.Rejected(End.AUTH_REQUIRED), of(NAMELESS, "false"));
    }

    @Test
    void aCredentialThatDoesNotHoldIsNeverAGuests() {
        Authenticator rejecting = request -> new Outcome.Rejected(End.AUTH_INVALID).now();

        assertEquals(new Outcome.Rejected(End.AUTH_INVALID), of(NAMELESS, "true", rejecting, BY_HEADER));
    }

    @Test
    void anAuthenticatorThatFailsLetsNobodyIn() {
        Authenticator throwing = request -> {
            throw new IllegalStateException("bug");
        };
        Authenticator failing = request -> CompletableFuture.failedStage(new IllegalStateException("away"));

        assertEquals(new Outcome.Rejected(End.AUTH_UNAVAILABLE), of(NAMELESS, "true", throwing));
        assertEquals(new Outcome.Rejected(End.AUTH_UNAVAILABLE), of(NAMELESS, "true", failing));
    }

    @Test
    void anAnswerMayComeLater() {
        CompletableFuture<Outcome> later = new CompletableFuture<>();
        AccessSettings settings = AccessSettings.from(Configs.of());

        CompletableFuture<Outcome> who = new Authentication(List.of(request -> later), settings)
                .authenticate(NAMELESS)
                .toCompletableFuture();
        assertFalse(who.isDone());
        later.complete(new Outcome.Identified(new Guest()));

        assertEquals(new Outcome.Identified(new Guest()), who.join());
    }

    @Test
    void aBearerCredentialIsReadInOneWay() {
        assertEquals(Secret.of("abc"), Bearer.credential(List.of("bearer  abc")).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic abc", "Bearer a b", "abc"})
    void anythingElseIsNone(String header) {
        assertFalse(Bearer.credential(List.of(header)).isPresent());
    }

    @Test
    void twoCredentialsAreNone() {
        assertFalse(Bearer.credential(List.of("Bearer a", "Bearer a")).isPresent());
    }
}
