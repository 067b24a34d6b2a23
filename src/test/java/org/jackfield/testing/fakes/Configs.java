package org.jackfield.testing.fakes;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Configurations that hold what a test says and nothing else. */
public final class Configs {

    private static final int ORDINAL = 100;

    private Configs() {}

    /** A configuration of names and values in turn. */
    public static Config of(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return of(values);
    }

    /** A configuration over a map that the test may go on changing. */
    public static Config of(Map<String, String> values) {
        return new SmallRyeConfigBuilder().withSources(new LiveSource(values)).build();
    }

    private static final class LiveSource implements ConfigSource {

        private final Map<String, String> values;

        LiveSource(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public Set<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public @Nullable String getValue(String name) {
            return values.get(name);
        }

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public int getOrdinal() {
            return ORDINAL;
        }
    }
}
