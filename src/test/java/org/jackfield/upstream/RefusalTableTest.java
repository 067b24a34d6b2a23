package org.jackfield.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.jackfield.problem.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTableTest {

    private static final RefusalTable DOOR = RefusalTable.ofMembers("code", "kind")
            .codes(End.UNAUTHORIZED, "1", "NO_KEY")
            .codes(End.UPSTREAM_BUSY, "2")
            .phrases(End.ACCOUNT_MISMATCH, "wrong house")
            .phrases(End.MODEL_NOT_FOUND, "nobody here");
    private static final RefusalTable ROOM =
            RefusalTable.ofMembers("err").codes(End.FORBIDDEN, "1", "3").phrases(End.REJECTED, "wrong house", "hush");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":1} | UNAUTHORIZED",
                "{\"kind\" : \"NO_KEY\"} | UNAUTHORIZED",
                "{\"a\":[{\"b\":{\"code\":\"2\"}}]} | UPSTREAM_BUSY",
                "{\"code\":7,\"kind\":2} | UPSTREAM_BUSY",
                "{\"code\":2,\"kind\":1} | UPSTREAM_BUSY",
                "{\"title\":\"code\",\"code\":1} | UNAUTHORIZED",
                "{\"code\":1 and then it breaks off | UNAUTHORIZED",
                "This is the Wrong House. | ACCOUNT_MISMATCH",
                "nobody here, wrong house | ACCOUNT_MISMATCH",
                "{\"m\":\"nobody here\",\"code\":7} | MODEL_NOT_FOUND",
                "{\"m\":\"nobody here\",\"code\":1} | UNAUTHORIZED",
            })
    void theFirstKnownCodeCountsThenTheFirstPhrase(String body, End meaning) {
        assertEquals(Optional.of(meaning), DOOR.meaning(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"other\":1}",
                "{\"code\":11}",
                "{\"code\":\"no_key\"}",
                "{\"m\":\"no \\\"code\\\":1 here\"}",
                "code: 1"
            })
    void whatIsNotInTheTableMeansNothing(String body) {
        assertEquals(Optional.empty(), DOOR.meaning(body));
        assertEquals(Optional.empty(), RefusalTable.NONE.meaning(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":2} | UPSTREAM_BUSY",
                "{\"err\":3} | FORBIDDEN",
                "{\"err\":1} | UNAUTHORIZED",
                "{\"code\":3} | FORBIDDEN",
                "wrong house | ACCOUNT_MISMATCH",
                "hush | REJECTED",
            })
    void ofTwoTablesTheFirstCountsWhereBothKnowIt(String body, End meaning) {
        assertEquals(Optional.of(meaning), DOOR.and(ROOM).meaning(body));
    }

    @Test
    void nothingIsAddedByATableThatKnowsNothing() {
        assertEquals(DOOR, DOOR.and(RefusalTable.NONE));
        assertEquals(DOOR, RefusalTable.NONE.and(DOOR));
    }

    @Test
    void onlyTheBeginningOfABodyIsRead() {
        assertEquals(Optional.empty(), DOOR.meaning(" ".repeat(9000) + "{\"code\":1} nobody here"));
        assertEquals(Optional.of(End.UNAUTHORIZED), DOOR.meaning("{\"code\":1, \"x\":\"" + "y".repeat(20_000)));
    }
}
