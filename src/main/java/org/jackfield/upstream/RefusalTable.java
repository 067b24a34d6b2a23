package org.jackfield.upstream;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jackfield.problem.End;

/**
 * What the body of a refused upgrade means, in the codes and phrases of who refuses: a gateway or a provider.
 *
 * <p>A body is read up to {@link #MAX_BODY_CHARS} and need be neither whole nor JSON. Nothing of it is kept.
 *
 * @param members the JSON members, at any depth, whose values are codes
 * @param codes codes and what they mean, digits and names alike
 * @param phrases words in lower case, found anywhere in a body in which no code is known; the first that is there counts
 */
public record RefusalTable(Set<String> members, Map<String, End> codes, Map<String, End> phrases) {

    /** Knows nothing. */
    public static final RefusalTable NONE = new RefusalTable(Set.of(), Map.of(), Map.of());

    static final int MAX_BODY_CHARS = 8 * 1024;

    private static final Pattern MEMBER = Pattern.compile("\"([A-Za-z0-9_]+)\"\\s*:\\s*\"?([A-Za-z0-9_]+)");

    public RefusalTable {
        members = Set.copyOf(members);
        codes = Map.copyOf(codes);
        phrases = Collections.unmodifiableMap(new LinkedHashMap<>(phrases));
    }

    /** A table that finds codes in these members and as yet knows none. */
    public static RefusalTable ofMembers(String... members) {
        return new RefusalTable(Set.of(members), Map.of(), Map.of());
    }

    /** This table with some codes more. */
    public RefusalTable codes(End end, String... more) {
        return new RefusalTable(members, joined(codes, end, more), phrases);
    }

    /** This table with some phrases more, behind those that it has. */
    public RefusalTable phrases(End end, String... more) {
        return new RefusalTable(members, codes, joined(phrases, end, more));
    }

    /** This table and another; of what both know, this one's meaning counts. */
    public RefusalTable and(RefusalTable other) {
        Set<String> all = new HashSet<>(members);
        all.addAll(other.members);
        return new RefusalTable(all, joined(codes, other.codes), joined(phrases, other.phrases));
    }

    /** What a body means: its first code that is known, else its first phrase; empty if it has neither. */
    public Optional<End> meaning(String body) {
        String text = body.substring(0, Math.min(body.length(), MAX_BODY_CHARS));
        return Stream.concat(codesIn(text), phrasesIn(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private Stream<End> codesIn(String text) {
        return MEMBER.matcher(text)
                .results()
                .filter(member -> members.contains(member.group(1)))
                .flatMap(member -> Stream.ofNullable(codes.get(member.group(2))));
    }

    private Stream<End> phrasesIn(String text) {
        return phrases.entrySet().stream()
                .filter(phrase -> text.contains(phrase.getKey()))
                .map(Map.Entry::getValue);
    }

    private static Map<String, End> joined(Map<String, End> known, End end, String... more) {
        Map<String, End> added = new LinkedHashMap<>();
        Arrays.stream(more).forEach(key -> added.put(key, end));
        return joined(known, added);
    }

    private static Map<String, End> joined(Map<String, End> known, Map<String, End> more) {
        Map<String, End> joined = new LinkedHashMap<>(known);
        more.forEach(joined::putIfAbsent);
        return joined;
    }
}
