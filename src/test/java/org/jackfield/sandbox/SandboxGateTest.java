package org.jackfield.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jackfield.config.Secret;
import org.jackfield.sandbox.peer.JsonObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxGateTest {

    private final SandboxGate gate = Accepting.gate();

    @ParameterizedTest
    @ValueSource(strings = {"letmein", "Bearer letmein", "bearer letmein"})
    void theTokenIsTakenRawAndAsBearer(String header) {
        assertInstanceOf(SandboxDecision.Accepted.class, decide("sandbox", "sandbox", Accepting.FLUX, header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000",
                "model=%40cf%2Fdeepgram%2Fflux&encoding=linear16&sample_rate=16000",
                "model=@cf/deepgram/flux&encoding=linear16&sample_rate=48000&keyterm=a%20b&keyterm=c&tag=t",
                "model=@cf/deepgram/flux&encoding=linear16&sample_rate=8000&eager_eot_threshold=0.5&eot_threshold=0.5",
                "model=@cf/deepgram/aura-2-en",
                "model=@cf/deepgram/aura-2-en&speaker=zeus&encoding=linear16&sample_rate=8000&container=none"
            })
    void goodQueriesAreAccepted(String query) {
        assertInstanceOf(SandboxDecision.Accepted.class, decide("sandbox", "sandbox", query, "letmein"));
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox, sandbox, wrong,   401, 2009",
        "sandbox, sandbox, '',      401, 2009",
        "sandbox, sandbox, Bearer,  401, 2009",
        "sandbox, other,   letmein, 400, 2001",
        "other,   sandbox, letmein, 404, 7003"
    })
    void theGatewayRefuses(String account, String gateway, String header, int status, int code) {
        SandboxDecision.Refused refused = refused(decide(account, gateway, Accepting.FLUX, header));
        JsonObject body = body(refused);
        assertEquals(status, refused.httpStatus());
        assertEquals(code, body.getInt("internalCode"));
        assertEquals(code, body.getJsonArray("error").getJsonObject(0).getInt("code"));
        assertFalse(body.getBoolean("success"));
    }

    @Test
    void aMissingTokenIsRefused() {
        SandboxRequest request = new SandboxRequest("sandbox", "sandbox", Accepting.FLUX, Optional.empty());
        assertEquals(401, refused(gate.decide(request)).httpStatus());
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                                                              5007, model",
        "model=@cf/deepgram/nova-9,                                                       5007, model",
        "model=@cf/deepgram/flux&model=@cf/deepgram/flux,                                 5007, model",
        "model=@cf/deepgram/flux,                                                         5004, encoding",
        "model=@cf/deepgram/flux&encoding=linear16,                                       5004, sample_rate",
        "model=@cf/deepgram/flux&encoding=opus&sample_rate=16000,                         5004, encoding",
        "model=@cf/deepgram/flux&encoding=linear16&sample_rate=1,                         5004, sample_rate",
        "model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000&interim_results=true,5004, interim_results",
        "model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000&eot_threshold=1.5,   5004, eot_threshold",
        "model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000&eager_eot_threshold=0.8,5004,eager_eot_threshold",
        "model=@cf/deepgram/flux&encoding=linear16&encoding=linear16&sample_rate=16000,   5004, encoding",
        "model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000&keyterm=%20,         5004, keyterm",
        "model=@cf/deepgram/flux&encoding=linear16&sample_rate=16000&keyterm=%zz,         5004, query",
        "model=@cf/deepgram/aura-2-en&speaker=nobody,                                     5004, speaker",
        "model=@cf/deepgram/aura-2-en&sample_rate=44100,                                  5004, sample_rate",
        "model=@cf/deepgram/aura-2-en&encoding=mp3,                                       5004, encoding",
        "model=@cf/deepgram/aura-2-en&fault=fire,                                         5004, fault"
    })
    void theModelRefuses(String query, int code, String named) {
        SandboxDecision.Refused refused = refused(decide("sandbox", "sandbox", query, "letmein"));
        JsonObject error = body(refused).getJsonArray("errors").getJsonObject(0);
        assertEquals(400, refused.httpStatus());
        assertEquals(code, error.getInt("code"));
        assertTrue(error.getString("message").contains(named), error::toString);
    }

    @Test
    void presetsAreFilledIn() {
        SandboxDecision.Accepted accepted = Accepting.query(Accepting.AURA);
        assertEquals(List.of("luna"), accepted.parameters().get("speaker"));
        assertEquals(List.of("24000"), accepted.parameters().get("sample_rate"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 418, 429, 500, 503})
    void aRefusalCanBeRehearsed(int status) {
        SandboxDecision.Refused refused =
                refused(decide("sandbox", "sandbox", Accepting.AURA + "&fault=refuse:" + status, "letmein"));
        assertEquals(status, refused.httpStatus());
        assertFalse(body(refused).getBoolean("success"));
        assertEquals(status == 429 ? 7 : -1, refused.retryAfterSeconds().orElse(-1));
    }

    @Test
    void aRehearsalDoesNotOpenTheGate() {
        assertEquals(
                401,
                refused(decide("sandbox", "sandbox", Accepting.AURA + "&fault=refuse:500", "x"))
                        .httpStatus());
    }

    @Test
    void aSlowUpgradeIsAnAcceptedOne() {
        SandboxDecision.Accepted accepted = Accepting.query(Accepting.AURA + "&fault=slow-upgrade:1500");
        assertEquals(Duration.ofMillis(1500), accepted.upgradeDelay());
        assertEquals(Duration.ZERO, Accepting.query(Accepting.AURA).upgradeDelay());
        assertEquals(List.of("luna"), accepted.parameters().get("speaker"));
    }

    private SandboxDecision decide(String account, String gateway, String query, String header) {
        return gate.decide(new SandboxRequest(account, gateway, query, Optional.of(Secret.of(header))));
    }

    private static SandboxDecision.Refused refused(SandboxDecision decision) {
        return assertInstanceOf(SandboxDecision.Refused.class, decision);
    }

    private static JsonObject body(SandboxDecision.Refused refused) {
        return JsonObjects.parse(refused.jsonBody()).orElseThrow();
    }
}
