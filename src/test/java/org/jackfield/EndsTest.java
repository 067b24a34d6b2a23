package org.jackfield;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jackfield.problem.End;
import org.jackfield.wire.Close;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of ends holds what there is, and nothing else. */
class EndsTest {

    /** An end is named by whoever decides it, or is made of the close of an upstream. */
    @ParameterizedTest
    @EnumSource
    void everyRowHasAUser(End end) {
        Pattern name = Pattern.compile("\\bEnd\\." + end + "\\b");
        boolean named = Sources.all().entrySet().stream()
                .filter(source -> !source.getKey().endsWith("problem/End.java"))
                .anyMatch(source -> name.matcher(source.getValue()).find());
        boolean ofAClose = IntStream.rangeClosed(Close.NORMAL, 4999)
                .mapToObj(code -> End.ofUpstream(new Close(code, ""), false))
                .anyMatch(end::equals);

        assertTrue(named || ofAClose);
    }
}
