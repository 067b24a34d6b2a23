package org.jackfield.upstream.deepgram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.jackfield.problem.End;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepgramRefusalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"err_code\":\"INVALID_AUTH\",\"err_msg\":\"Invalid credentials.\"} | UNAUTHORIZED",
                "{\"err_code\":\"INSUFFICIENT_PERMISSIONS\"} | FORBIDDEN",
                "{\"err_code\":\"PROJECT_NOT_FOUND\"} | REJECTED",
                "{\"err_code\":\"TOO_MANY_REQUESTS\"} | UPSTREAM_BUSY",
                "{\"err_code\":\"Bad Request\",\"err_msg\":\"Bad Request: No such model/language\"} | MODEL_NOT_FOUND",
                "{\"err_code\":\"ASR_PAYMENT_REQUIRED\"} |",
                "{\"err_msg\":\"INVALID_AUTH\"} |",
                "{\"code\":2009} |",
            })
    void aRefusalOfDeepgramMeansThis(String body, End meaning) {
        assertEquals(Optional.ofNullable(meaning), DeepgramRefusals.TABLE.meaning(body));
    }
}
