package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    private static boolean isOf(String origin, String scheme, String host) {
        return Origin.read(origin).orElseThrow().isOf(new PublicAddress(scheme, host));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example:443",
        "http://a.example, http://a.example:80",
        "http://a.example, HTTP://A.Example",
        "https://a.example, wss://a.example",
        "http://[::1]:8080, http://[0:0:0:0:0:0:0:1]:8080",
        "https://[2001:db8::A], https://[2001:DB8:0::a]:443",
    })
    void oneOriginMayBeSpeltInManyWays(String one, String other) {
        assertEquals(Origin.read(one).orElseThrow(), Origin.read(other).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, http://a.example",
        "https://a.example, https://a.example:80",
        "https://a.example, https://b.a.example",
        "http://[::1], http://[::2]",
    })
    void schemeHostAndPortTellOriginsApart(String one, String other) {
        assertFalse(Origin.read(one).orElseThrow().equals(Origin.read(other).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "a.example",
                "https://",
                "https://a.example/",
                "https://a.example/x",
                "https://user@a.example",
                "https://a.example https://b.example",
                "https://a.example:65536",
                "https://a.example:0",
                "https://a.example:x",
                "https://[a.example]",
                "https://*.example",
                "file://a.example",
            })
    void whatIsNoOriginIsNone(String written) {
        assertEquals(Optional.empty(), Origin.read(written));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, http, a.example:443",
        "https://a.example, https, a.example",
        "http://a.example, http, a.example:80",
        "http://a.example, http, a.example:",
        "http://[::1]:8080, http, [::1]:8080",
        "https://a.example, https, A.Example",
    })
    void aPageOfTheAddressIsOfItHoweverThePortIsWritten(String origin, String scheme, String host) {
        assertTrue(isOf(origin, scheme, host));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example:8443, http, a.example",
        "https://a.example, http, a.example:80",
        "https://a.example, http, ''",
        "https://a.example, http, 'a.example,b.example'",
        "https://a.example, https, b.example",
    })
    void aPageOfAnotherPortOrHostIsNot(String origin, String scheme, String host) {
        assertFalse(isOf(origin, scheme, host));
    }

    @Test
    void aPageThatCameWithoutTlsIsNotOneOfAnAddressWithTls() {
        assertFalse(isOf("http://a.example:443", "https", "a.example:443"));
        assertTrue(isOf("https://a.example", "http", "a.example"));
    }

    @Test
    void itIsWrittenAsBrowsersDo() {
        assertEquals(
                "https://a.example",
                Origin.read("HTTPS://A.example:443").orElseThrow().toString());
        assertEquals(
                "http://[0:0:0:0:0:0:0:1]:81",
                Origin.read("http://[::1]:81").orElseThrow().toString());
    }
}
