package org.jackfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules about sources: where close codes may be written, what every package says of itself, how long a file is. */
class SourcesTest {

    private static final int MAX_LINES = 250;
    private static final int MEDIAN_LINES = 60;

    /** {@code Phonemes} writes hertz. */
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
    void halfOfTheFilesAreShort() {
        List<Long> lengths = Sources.all().values().stream()
                .map(text -> text.lines().count())
                .sorted()
                .toList();

        assertTrue(lengths.get(lengths.size() / 2) <= MEDIAN_LINES, lengths::toString);
    }

    /** Nor do they in comments: what a room may know, a reader of it may need. */
    @Test
    void theRoomsBelowTheCapabilitiesNameNoProductAndNoProvider() {
        Pattern names = Pattern.compile("(?i)deepgram|flux|aura|nova|cloudflare|openai|elevenlabs|twilio");
        for (String room : List.of("wire", "relay", "session")) {
            Sources.all().entrySet().stream()
                    .filter(source -> source.getKey().startsWith("org/jackfield/" + room + "/"))
                    .forEach(source ->
                            assertFalse(names.matcher(source.getValue()).find(), source.getKey()));
        }
    }

    @Test
    void theLowestRoomSaysBinaryAndNeverAudio() {
        Pattern words = Pattern.compile("(?i)audio|speech|speak|transcri|phone|chat");
        Sources.all().entrySet().stream()
                .filter(source -> source.getKey().startsWith("org/jackfield/wire/"))
                .forEach(source -> assertFalse(words.matcher(source.getValue()).find(), source.getKey()));
    }

    @Test
    void wordsInCommentsAndLiteralsAreNotCode() {
        assertEquals("int a =   ;  int b =   ;", Sources.code("int a = \"4000 \\\" // x\" ; /* 4001 */int b = 'c' ;"));
    }
}
