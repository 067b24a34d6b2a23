package org.jackfield.upstream.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jackfield.problem.End;
import org.jackfield.upstream.RefusalTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DialFailuresTest {

    private static final RefusalTable TABLE = RefusalTable.ofMembers("code")
            .codes(End.GATEWAY_NOT_FOUND, "1")
            .codes(End.UPSTREAM_BUSY, "2")
            .phrases(End.MODEL_NOT_FOUND, "not there");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "400 | ''           | REJECTED",
                "400 | {\"code\":1} | GATEWAY_NOT_FOUND",
                "400 | {\"code\":2} | UPSTREAM_BUSY",
                "400 | {\"code\":3} | REJECTED",
                "400 | not there    | MODEL_NOT_FOUND",
                "401 | ''           | UNAUTHORIZED",
                "401 | {\"code\":1} | GATEWAY_NOT_FOUND",
                "403 | ''           | FORBIDDEN",
                "403 | {\"code\":3} | FORBIDDEN",
                "404 | ''           | MODEL_NOT_FOUND",
                "404 | {\"code\":1} | GATEWAY_NOT_FOUND",
                "402 | {\"code\":3} | REJECTED",
                "413 | ''           | REJECTED",
                "429 | ''           | UPSTREAM_BUSY",
                "429 | {\"code\":1} | UPSTREAM_BUSY",
                "500 | {\"code\":1} | UPSTREAM_ERROR",
                "503 | ''           | UPSTREAM_ERROR",
                "302 | ''           | UPSTREAM_ERROR",
                "200 | ''           | UPSTREAM_ERROR",
                "101 | ''           | UPSTREAM_ERROR",
            })
    void theStatusDecidesAndTheTableWhereItLeavesTheReasonOpen(int status, String body, End end) {
        assertEquals(new DialFailure(end, status, 0), DialFailures.ofAnswer(status, "", body, TABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "3,3000",
        "' 30 ',30000",
        "0,0",
        "999999999,86400000",
        "99999999999999999999,0",
        "-5,0",
        "1.5,0",
        "soon,0",
        "'',0"
    })
    void retryAfterIsReadInSeconds(String header, long millis) {
        assertEquals(millis, DialFailures.ofAnswer(429, header, "", TABLE).retryAfterMillis());
        assertEquals(millis, DialFailures.ofAnswer(503, header, "", TABLE).retryAfterMillis());
    }

    @Test
    void withoutATableTheStatusDecides() {
        assertEquals(DialFailures.ofStatus(400), DialFailures.ofAnswer(400, "", "{\"code\":1}", RefusalTable.NONE));
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new ConnectException("secret"), End.UNREACHABLE),
                Arguments.of(new UnknownHostException(), End.UNREACHABLE),
                Arguments.of(new NoRouteToHostException(), End.UNREACHABLE),
                Arguments.of(new UnresolvedAddressException(), End.UNREACHABLE),
                Arguments.of(new SocketException("Connection reset"), End.UNREACHABLE),
                Arguments.of(new ClosedChannelException(), End.UNREACHABLE),
                Arguments.of(new IOException(new EOFException()), End.UNREACHABLE),
                Arguments.of(new ExecutionException(new ConnectException()), End.UNREACHABLE),
                Arguments.of(new SSLHandshakeException("x"), End.TLS),
                Arguments.of(new IOException(new CertificateException()), End.TLS),
                Arguments.of(new CompletionException(new HttpConnectTimeoutException("x")), End.UPSTREAM_TIMEOUT),
                Arguments.of(new IOException(new SocketTimeoutException()), End.UPSTREAM_TIMEOUT),
                Arguments.of(new java.util.concurrent.TimeoutException(), End.UPSTREAM_TIMEOUT),
                Arguments.of(new IllegalStateException("x"), End.UPSTREAM_ERROR));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void theExceptionDecidesIfThereWasNoAnswer(Throwable error, End end) {
        assertEquals(DialFailure.of(end), DialFailures.ofError(error));
    }

    @Test
    void someStatusesAloneLeaveTheReasonOpen() {
        assertTrue(DialFailures.isAmbiguous(400));
        assertTrue(DialFailures.isAmbiguous(403));
        assertTrue(DialFailures.isAmbiguous(404));
        assertFalse(DialFailures.isAmbiguous(401));
        assertFalse(DialFailures.isAmbiguous(429));
        assertFalse(DialFailures.isAmbiguous(500));
    }
}
