package org.jackfield.container.reflect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is in force on the server beneath this deployment, of what the files shipped with it set: commands of theirs that fail
 * are lines in the server's log, and the server starts all the same.
 *
 * @param server its name
 * @param files where the files for it are
 */
public record ServerFacts(String server, String files, List<Fact> facts) {

    /**
     * One thing that was looked at.
     *
     * @param value as the server says it, {@code unknown} if it does not
     * @param good whether the deployment is protected as it should be
     */
    public record Fact(String name, String value, boolean good) {

        private static final String UNKNOWN = "unknown";

        static Fact of(String name, Optional<?> value, Predicate<String> wanted) {
            Optional<String> text = value.map(Object::toString);
            return new Fact(name, text.orElse(UNKNOWN), text.filter(wanted).isPresent());
        }

        static Fact off(String name, Optional<?> value) {
            return of(name, value, "false"::equalsIgnoreCase);
        }

        @Override
        public String toString() {
            return name + "=" + value;
        }
    }

    /**
     * Reads them, as far as they can be read; empty on a server that is not known.
     *
     * @param sessions how many sessions there may be, each of which takes a connection
     */
    public static Optional<ServerFacts> read(int sessions) {
        List<Fact> payara = PayaraFacts.read(sessions);
        if (!payara.isEmpty()) {
            return Optional.of(new ServerFacts("Payara", "payara-config", payara));
        }
        List<Fact> wildfly = WildFlyFacts.read();
        return wildfly.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServerFacts("WildFly", "wildfly-config", wildfly));
    }

    /** Whether the server said all that it was asked. */
    public boolean isKnown() {
        return facts.stream().noneMatch(fact -> fact.value().equals(Fact.UNKNOWN));
    }

    /** What is not as it should be. */
    public List<Fact> wrong() {
        return facts.stream().filter(fact -> !fact.good()).toList();
    }

    /** All of it in one line, and what is not as it should be once more at its end. */
    public String line() {
        List<String> words = new ArrayList<>();
        words.add(server + " is set up: " + joined(facts));
        if (!wrong().isEmpty()) {
            words.add("not as in " + files + ": " + joined(wrong()));
        }
        return String.join("; ", words);
    }

    private static String joined(List<Fact> facts) {
        return facts.stream().map(Fact::toString).collect(Collectors.joining(" "));
    }
}
