package org.jackfield;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of the sources, for rules that cannot be seen in class files. */
final class Sources {

    private static final Path BASE = Path.of(System.getProperty("basedir", "."));

    /** Comments, and string and character literals, in which a word means nothing. */
    private static final Pattern SPOKEN =
            Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)+'");

    private Sources() {}

    /** Every source file of the product, by its path below the root of the sources. */
    static Map<String, String> all() {
        return below("src/main/java");
    }

    /** Every file with Java below a directory of the project. */
    static Map<String, String> below(String directory) {
        Path root = BASE.resolve(directory);
        try (Stream<Path> files = Files.walk(root)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.put(root.relativize(file).toString(), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What the compiler reads: the text without comments and literals. */
    static String code(String source) {
        return SPOKEN.matcher(source).replaceAll(" ");
    }

    /** The simple names of the classes whose code matches. */
    static Set<String> matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return all().entrySet().stream()
                .filter(source -> pattern.matcher(code(source.getValue())).find())
                .map(source -> source.getKey().replaceAll("^.*/|\\.java$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> withWord(String word) {
        return matching("\\b" + word + "\\b");
    }
}
