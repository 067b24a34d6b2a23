package org.jackfield.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.config.Secret;
import org.jackfield.testing.fakes.Models;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Model;
import org.jackfield.upstream.Route;
import org.jackfield.upstream.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxGatewayTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080,          ws://127.0.0.1:8080",
        "http://127.0.0.1:8080/,         ws://127.0.0.1:8080",
        "ws://127.0.0.1:8080/jackfield,  ws://127.0.0.1:8080/jackfield",
        "https://127.0.0.1:8443/a/,      wss://127.0.0.1:8443/a"
    })
    void routesLeadToTheSandboxOfThisDeployment(String base, String start) {
        Target target = target(base);
        assertEquals(
                start + "/sandbox/v1/sandbox/sandbox/workers-ai?model=@cf/deepgram/flux&encoding=linear16"
                        + "&sample_rate=16000&keyterm=a%20b&keyterm=c&fault=close:1011:5",
                target.uri().toString());
        assertEquals(Secret.of("Bearer letmein"), target.headers().get("cf-aig-authorization"));
    }

    @Test
    void theGateAcceptsWhatTheGatewaySends() {
        Target target = target("http://127.0.0.1:8080");
        SandboxRequest request = new SandboxRequest(
                "sandbox",
                "sandbox",
                target.uri().getRawQuery(),
                Optional.ofNullable(target.headers().get("cf-aig-authorization")));
        SandboxDecision.Accepted accepted = assertInstanceOf(
                SandboxDecision.Accepted.class, Accepting.gate().decide(request));
        assertEquals(List.of("a b", "c"), accepted.parameters().get("keyterm"));
        assertTrue(accepted.fault().isPresent());
    }

    @Test
    void clientsAreToldThatTheWordsAreScripted() {
        SandboxGateway gateway = new SandboxGateway(() -> URI.create("http://localhost"), Accepting.TOKEN);
        assertTrue(gateway.notice().contains("script"));
        assertTrue(gateway.missing().isEmpty());
        assertEquals("fault", gateway.extras().get(0).name());
        assertFalse(gateway.name().isEmpty());
    }

    private static Target target(String base) {
        Model flux = Models.deepgram(Capability.SPEECH_TO_TEXT);
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("encoding", List.of("linear16"));
        parameters.put("sample_rate", List.of("16000"));
        parameters.put("keyterm", List.of("a b", "c"));
        Route route = new Route(flux, parameters, Map.of("fault", List.of("close:1011:5")));
        return new SandboxGateway(() -> URI.create(base), Accepting.TOKEN).target(route);
    }
}
