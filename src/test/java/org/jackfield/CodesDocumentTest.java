package org.jackfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.jackfield.problem.End;
import org.junit.jupiter.api.Test;

/** The page of codes is the table of ends. */
class CodesDocumentTest {

    private static final int COLUMNS = 6;

    private static List<List<String>> lines() {
        return Documents.rows("docs/codes.md").stream()
                .filter(row -> row.size() == COLUMNS)
                .toList();
    }

    @Test
    void everyEndHasOneLineThatSaysWhatItIsAndNoLineIsOfAnother() {
        List<List<String>> ends = Arrays.stream(End.values())
                .map(end -> List.of(
                        end.code(),
                        Integer.toString(end.close().code()),
                        Integer.toString(end.status()),
                        end.retryable() ? "yes" : "no",
                        end.words()))
                .sorted(CodesDocumentTest::byCode)
                .toList();
        List<List<String>> told = lines().stream()
                .map(row -> row.subList(0, COLUMNS - 1).stream()
                        .map(Documents::plain)
                        .toList())
                .sorted(CodesDocumentTest::byCode)
                .toList();

        assertEquals(ends, told);
    }

    @Test
    void everyLineSaysWhatTheClientDoes() {
        lines().forEach(row -> assertFalse(row.get(COLUMNS - 1).isBlank(), row::toString));
    }

    private static int byCode(List<String> one, List<String> other) {
        return one.get(0).compareTo(other.get(0));
    }
}
