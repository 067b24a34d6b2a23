package org.jackfield.container.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireUriTest {

    @ParameterizedTest
    @CsvSource({
        "wss://h/a?b=@cf/x:1, wss://h/a?b=@cf/x:1",
        "ws://h:1/a%20b?x=%C3%A9, ws://h:1/a%2520b?x=%25C3%25A9",
        "ws://h/?x=%25, ws://h/?x=%2525",
        "ws://h, ws://h",
        "ws://h?x=%20, ws://h?x=%2520",
        "ws://[::1]:2/%2F, ws://[::1]:2/%252F",
    })
    void percentSignsOfPathAndQueryAreEncoded(URI wire, URI given) {
        assertEquals(given, WireUri.encoded(wire));
    }

    @Test
    void whatIsNoPrintableAsciiIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> WireUri.encoded(URI.create("ws://h/é")));
    }
}
