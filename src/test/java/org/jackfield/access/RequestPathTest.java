package org.jackfield.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    private static Optional<String> read(String raw) {
        return RequestPath.read(raw, "").map(RequestPath::text);
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/a/b, /a/b",
        "/a/b/, /a/b",
        "/%61/b%2dc%7E, /a/b-c~",
        "/a%20b/%C3%A4, /a%20b/%C3%A4",
        "/a/B, /a/B",
        "/a.b/..c/d.., /a.b/..c/d..",
    })
    void onePathHasOneSpelling(String raw, String path) {
        assertEquals(Optional.of(path), read(raw));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*", "a", "//", "//a", "/a//b", "/a//", "/a;x=1", "/a/;x", "/./a", "/a/../b", "/a/..", "/%2e/a",
                "/a%2Fb", "/a%5cb", "/a%3bx", "/a%00", "/a%2561", "/a%", "/a%4", "/a%zz", "/a b", "/a\\b"
            })
    void whatServersMayReadDifferentlyIsNoPath(String raw) {
        assertEquals(Optional.empty(), read(raw));
    }

    @Test
    void theContextRootIsNotPartOfIt() {
        assertEquals(Optional.of(new RequestPath("/a")), RequestPath.read("/app/a", "/app"));
        assertEquals(Optional.of(new RequestPath("/a")), RequestPath.read("/%61pp/a/", "/app"));
        assertEquals(Optional.of(new RequestPath("/")), RequestPath.read("/app", "/app"));
        assertEquals(Optional.empty(), RequestPath.read("/apple/a", "/app"));
    }
}
