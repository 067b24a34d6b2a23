package org.jackfield.upstream.cloudflare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.jackfield.problem.End;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudflareRefusalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"success\":false,\"error\":[{\"code\":2001,\"message\":\"x\"}]} | GATEWAY_NOT_FOUND",
                "{\"errors\":[{\"message\":\"x\",\"code\": 2001}]} | GATEWAY_NOT_FOUND",
                "{\"name\":\"AiGatewayError\",\"internalCode\":2001} | GATEWAY_NOT_FOUND",
                "{\"errors\":[{\"code\":7003}]} | ACCOUNT_MISMATCH",
                "{\"errors\":[{\"code\":\"7003\"}]} | ACCOUNT_MISMATCH",
                "{\"message\":\"Account mismatch\"} | ACCOUNT_MISMATCH",
                "ACCOUNT_MISMATCH | ACCOUNT_MISMATCH",
                "account-mismatch | ACCOUNT_MISMATCH",
                "AccountMismatch | ACCOUNT_MISMATCH",
                "{\"error\":[{\"code\":2009,\"message\":\"Unauthorized\"}]} | UNAUTHORIZED",
                "{\"errors\":[{\"code\":10000}]} | UNAUTHORIZED",
                "{\"errors\":[{\"code\":5018}]} | FORBIDDEN",
                "{\"errors\":[{\"code\":3041}]} | FORBIDDEN",
                "{\"errors\":[{\"code\":5007,\"message\":\"No such model\"}]} | MODEL_NOT_FOUND",
                "{\"errors\":[{\"code\":3042}]} | MODEL_NOT_FOUND",
                "AiError: No such model @cf/x/y | MODEL_NOT_FOUND",
                "{\"error\":[{\"code\":2003}]} | UPSTREAM_BUSY",
                "{\"error\":[{\"code\":2041}]} | UPSTREAM_BUSY",
                "{\"errors\":[{\"code\":3036}]} | UPSTREAM_BUSY",
                "{\"errors\":[{\"code\":3040}]} | UPSTREAM_BUSY",
                "{\"errors\":[{\"code\":5004}]} |",
                "error code: 1010 |",
                "{\"message\":\"no \\\"code\\\":2001 here\"} |",
                "{\"err_code\":\"INVALID_AUTH\"} |",
            })
    void aRefusalOfCloudflareMeansThis(String body, End meaning) {
        assertEquals(Optional.ofNullable(meaning), CloudflareRefusals.TABLE.meaning(body));
    }
}
