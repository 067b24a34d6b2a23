package org.jackfield.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpVersionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/2", "HTTP/3.0"})
    void fromTheSecondOnRequestsShareAConnection(String protocol) {
        assertTrue(HttpVersions.isShared(protocol));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1", "HTTP/1.0", "HTTP/0.9"})
    void beforeEachHasItToItself(String protocol) {
        assertFalse(HttpVersions.isShared(protocol));
    }
}
