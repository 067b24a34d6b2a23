package org.jackfield.upstream;

/** What became of a client's query: a route, or the parameter that stands in its way. */
public sealed interface Resolution {

    /** Every parameter is acceptable, and those left out have their presets. */
    record Resolved(Route route) implements Resolution {}

    /**
     * A parameter is not acceptable.
     *
     * @param name its name, or {@code query} if the query cannot be read at all; fit to be shown
     * @param words what is expected of it, to be read after the name; holds nothing that the client sent
     */
    record BadParameter(String name, String words) implements Resolution {

        private static final int MAX_NAME_LENGTH = 64;

        public BadParameter {
            name = name.codePoints()
                    .limit(MAX_NAME_LENGTH)
                    .map(c -> Character.isISOControl(c) ? '?' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        /** The name and the words as one sentence without a full stop. */
        public String message() {
            return name + " " + words;
        }
    }
}
