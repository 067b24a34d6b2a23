package org.jackfield.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build is running, as the build itself wrote it down.
 *
 * @param version the version of the sources
 * @param built the time that the build goes by, in ISO 8601; the same for the same sources
 */
public record Build(String version, String built) {

    /** The build that this class is of. */
    public static Build running() {
        Properties written = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                written.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Build(written.getProperty("version", "unknown"), written.getProperty("built", "unknown"));
    }
}
