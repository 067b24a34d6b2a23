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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DialFailuresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "400 | ''                                                             | REJECTED",
                "400 | {\"success\":false,\"error\":[{\"code\":2001,\"message\":\"x\"}]}     | GATEWAY_NOT_FOUND",
                "400 | {\"errors\":[{\"message\":\"x\",\"code\": 2001}]}                    | GATEWAY_NOT_FOUND",
                "400 | {\"name\":\"AiGatewayError\",\"internalCode\":2001}                | GATEWAY_NOT_FOUND",
                "400 | {\"errors\":[{\"code\":7003}]}                                    | ACCOUNT_MISMATCH",
                "404 | {\"errors\":[{\"code\":\"7003\"}]}                                  | ACCOUNT_MISMATCH",
                "400 | {\"message\":\"Account mismatch\"}                               | ACCOUNT_MISMATCH",
                "401 | ''                                                             | UNAUTHORIZED",
                "401 | {\"error\":[{\"code\":2009,\"message\":\"Unauthorized\"}]}          | UNAUTHORIZED",
                "403 | {\"errors\":[{\"code\":10000}]}                                   | UNAUTHORIZED",
                "400 | {\"err_code\":\"INVALID_AUTH\"}                                  | UNAUTHORIZED",
                "401 | {\"err_code\":\"INSUFFICIENT_PERMISSIONS\"}                      | FORBIDDEN",
                "403 | ''                                                             | FORBIDDEN",
                "403 | error code: 1010                                               | FORBIDDEN",
                "403 | {\"errors\":[{\"code\":5018}]}                                    | FORBIDDEN",
                "403 | {\"errors\":[{\"code\":3041}]}                                    | FORBIDDEN",
                "404 | ''                                                             | MODEL_NOT_FOUND",
                "400 | {\"errors\":[{\"code\":5007,\"message\":\"No such model\"}]}        | MODEL_NOT_FOUND",
                "404 | {\"errors\":[{\"code\":3042}]}                                    | MODEL_NOT_FOUND",
                "400 | AiError: No such model @cf/x/y                                 | MODEL_NOT_FOUND",
                "404 | {\"err_code\":\"PROJECT_NOT_FOUND\"}                             | REJECTED",
                "402 | {\"err_code\":\"ASR_PAYMENT_REQUIRED\"}                          | REJECTED",
                "400 | {\"errors\":[{\"code\":5004}]}                                    | REJECTED",
                "400 | {\"message\":\"no \\\"code\\\":2001 here\"}                      | REJECTED",
                "413 | ''                                                             | REJECTED",
                "429 | ''                                                             | UPSTREAM_BUSY",
                "429 | {\"error\":[{\"code\":2009}]}                                     | UPSTREAM_BUSY",
                "400 | {\"errors\":[{\"code\":3040}]}                                    | UPSTREAM_BUSY",
                "500 | {\"error\":[{\"code\":2009}]}                                     | UPSTREAM_ERROR",
                "503 | ''                                                             | UPSTREAM_ERROR",
                "302 | ''                                                             | UPSTREAM_ERROR",
                "200 | ''                                                             | UPSTREAM_ERROR",
                "101 | ''                                                             | UPSTREAM_ERROR",
            })
    void theAnswerDecides(int status, String body, End end) {
        assertEquals(new DialFailure(end, status, 0), DialFailures.ofAnswer(status, "", body));
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
        assertEquals(millis, DialFailures.ofAnswer(429, header, "").retryAfterMillis());
        assertEquals(millis, DialFailures.ofAnswer(503, header, "").retryAfterMillis());
    }

    @Test
    void onlyTheBeginningOfABodyIsRead() {
        String late = " ".repeat(9000) + "{\"error\":[{\"code\":2001}]}";
        assertEquals(End.REJECTED, DialFailures.ofAnswer(400, "", late).end());
        String cut = "{\"error\":[{\"code\":2001}], \"x\":\"" + "y".repeat(20_000);
        assertEquals(End.GATEWAY_NOT_FOUND, DialFailures.ofAnswer(400, "", cut).end());
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
