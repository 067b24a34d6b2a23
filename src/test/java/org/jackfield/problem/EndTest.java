package org.jackfield.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndTest {

    @ParameterizedTest
    @EnumSource
    void everyEndHasALegalCodeAShortNameWordsAndAStatus(End end) {
        assertTrue(Close.isSendable(end.close().code()));
        assertTrue(end.code().matches("[a-z0-9_.]{2,60}"), end.code());
        assertEquals(end.code().length(), end.code().getBytes(StandardCharsets.UTF_8).length);
        assertTrue(end.words().length() > 10);
        assertTrue(end.status() >= 200 && end.status() < 600);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheUpstreamIsToldIsACodeThatEveryClientLibraryCanSend(End end) {
        assertTrue(new HashSet<>(Arrays.asList(1000, 1001, 1011))
                .contains(end.toUpstream().code()));
    }

    @Test
    void noTwoEndsHaveOneName() {
        long names = Arrays.stream(End.values()).map(End::code).distinct().count();
        assertEquals(End.values().length, names);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, true, FINISHED",
        "1005, true, FINISHED",
        "1000, false, UPSTREAM_CLOSED",
        "1005, false, UPSTREAM_CLOSED",
        "1001, true, UPSTREAM_CLOSED",
        "1001, false, UPSTREAM_CLOSED",
        "1006, true, UPSTREAM_LOST",
        "1006, false, UPSTREAM_LOST",
        "1002, false, UPSTREAM_INVALID",
        "1003, false, UPSTREAM_INVALID",
        "1007, false, UPSTREAM_INVALID",
        "1009, false, UPSTREAM_INVALID",
        "1010, false, UPSTREAM_INVALID",
        "1015, false, UPSTREAM_INVALID",
        "2999, false, UPSTREAM_INVALID",
        "5000, false, UPSTREAM_INVALID",
        "0, false, UPSTREAM_INVALID",
        "1008, false, UPSTREAM_REFUSED",
        "4400, false, UPSTREAM_REFUSED",
        "4499, false, UPSTREAM_REFUSED",
        "1011, false, UPSTREAM_ERROR",
        "1014, false, UPSTREAM_ERROR",
        "4500, false, UPSTREAM_ERROR",
        "4599, false, UPSTREAM_ERROR",
        "3000, false, UPSTREAM_ERROR",
        "4000, false, UPSTREAM_ERROR",
        "1012, false, UPSTREAM_BUSY",
        "1013, false, UPSTREAM_BUSY",
    })
    void aCloseOfTheUpstreamIsTranslatedAndNeverPassedOn(int code, boolean finishing, End end) {
        assertEquals(end, End.ofUpstream(new Close(code, "secret words"), finishing));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, FINISHED, 1000",
        "1005, FINISHED, 1000",
        "1001, CLIENT_LEFT, 1001",
        "1006, CLIENT_LEFT, 1001",
        "4321, CLIENT_LEFT, 1001"
    })
    void aCloseOfTheClientIsToldToTheUpstreamInItsOwnTerms(int code, End end, int upstream) {
        assertEquals(end, End.ofClient(new Close(code, "")));
        assertEquals(upstream, end.toUpstream().code());
    }
}
