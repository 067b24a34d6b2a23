package org.jackfield;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents of the project, for tests that compare them with the code. */
final class Documents {

    static final Path BASE = Path.of(System.getProperty("basedir", "."));

    private static final Pattern RULE = Pattern.compile("\\|[-|: ]+\\|");

    private Documents() {}

    /** Those that people read, by their paths below the root of the project. */
    static List<String> all() {
        try (Stream<Path> pages = Files.list(BASE.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"),
                            pages.map(page -> "docs/" + page.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String text(String document) {
        try {
            return Files.readString(BASE.resolve(document));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The text without code: blocks, whether fenced or indented, and pieces of lines. */
    static String prose(String document) {
        return text(document)
                .replaceAll("(?s)\n```.*?\n```", "")
                .replaceAll("(?m)^(?: {4,}).*$", "")
                .replaceAll("`[^`\n]*`", "");
    }

    /** The cells of every row of every table whose first cell is code, heads left out. */
    static List<List<String>> rows(String document) {
        return text(document)
                .lines()
                .filter(line -> line.startsWith("| `") && !RULE.matcher(line).matches())
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** What stands in a cell without the marks of code. */
    static String plain(String cell) {
        return cell.replace("`", "");
    }

    /** Every piece of code within a line of prose or a cell. */
    static List<String> code(String text) {
        return Pattern.compile("`([^`\\n]+)`")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What a link may name behind its hash. */
    static Set<String> anchors(String document) {
        return text(document)
                .lines()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}0-9 _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
