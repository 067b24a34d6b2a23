package org.jackfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules about sources: where close codes may be written, what every package says of itself, how long a file is. */
class SourcesTest {

    private static final int MAX_LINES = 250;

    /** {@code Phones} writes hertz. */
    @Test
    void closeCodesAreWrittenInTheTableAlone() {
        assertEquals(Set.of("Close", "End", "Phonemes"), Sources.matching("\\b(?:100[1-9]|101[0-5]|[34]\\d{3})\\b"));
        assertEquals(Set.of(), Sources.matching("\\bnew Close\\(\\s*\\d"));
    }

    @Test
    void everyPackageSaysWhatItIsForAndWhatNot() {
        Map<String, String> sources = Sources.all();
        Set<String> packages = Set.copyOf(sources.keySet().stream()
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .toList());

        assertTrue(packages.contains("org/jackfield/wire"), packages::toString);
        for (String directory : packages) {
            String said = sources.getOrDefault(directory + "/package-info.java", "");
            assertTrue(said.contains("\n@NullMarked\npackage "), directory);
            assertTrue(said.contains("Out of scope: "), directory);
        }
    }

    @Test
    void aFileHasOneIdea() {
        List<String> tooLong = Sources.all().entrySet().stream()
                .filter(source -> source.getValue().lines().count() > MAX_LINES)
                .map(Map.Entry::getKey)
                .toList();

        assertFalse(Sources.all().isEmpty());
        assertEquals(List.of(), tooLong);
    }

    @Test
    void wordsInCommentsAndLiteralsAreNotCode() {
        assertEquals("int a =   ;  int b =   ;", Sources.code("int a = \"4000 \\\" // x\" ; /* 4001 */int b = 'c' ;"));
    }
}
