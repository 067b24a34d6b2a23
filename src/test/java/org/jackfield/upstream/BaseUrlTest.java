package org.jackfield.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.jackfield.config.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://example.org",
                "wss://example.org:8443/a/b",
                "wss://[2001:db8::1]",
                "ws://localhost:8080",
                "ws://LOCALHOST",
                "ws://127.0.0.1:1",
                "ws://127.200.3.4",
                "ws://[::1]:8080"
            })
    void secureOrLoopbackIsAnAddress(String text) {
        assertEquals(text, BaseUrl.of("x.base-url", text, false).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://example.org",
                "ws://127.0.0.1.example.org",
                "ws://127.example.org",
                "ws://localhost.example.org",
                "ws://10.0.0.1",
                "ws://[::2]",
                "ws://0.0.0.0",
            })
    void plainLeadsElsewhereOnlyIfAllowed(String text) {
        assertThrows(InvalidSetting.class, () -> BaseUrl.of("x.base-url", text, false));
        assertEquals(text, BaseUrl.of("x.base-url", text, true).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "example.org",
                "WSS://example.org",
                "wss:example.org",
                "wss:///path",
                "wss://",
                "wss://user:canary@example.org",
                "wss://canary@example.org",
                "wss://example.org?canary=1",
                "wss://example.org#canary",
                "wss://exa mple.org/canary",
                "wss://example.org\tcanary: 1",
            })
    void anythingElseIsRefusedWithoutBeingRepeated(String text) {
        InvalidSetting failure = assertThrows(InvalidSetting.class, () -> BaseUrl.of("x.base-url", text, true));

        assertEquals("x.base-url", failure.setting());
        assertFalse(failure.getMessage().contains("canary"), failure.getMessage());
    }

    @Test
    void pathsLieUnderTheConfiguredOne() {
        BaseUrl base = BaseUrl.of("x.base-url", "wss://example.org/ai//", false);

        assertEquals(URI.create("wss://example.org/ai/v1?a=b"), base.at("/v1", new Query().add("a", "b")));
    }
}
