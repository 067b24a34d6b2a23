package org.jackfield.config;

/**
 * A setting that cannot be used. The message names the setting and says what is wrong with it; it never repeats the value,
 * which may be a credential, and it has no cause, whose message might.
 */
public final class InvalidSetting extends RuntimeException {

    private final String setting;
    private final String problem;

    public InvalidSetting(String setting, String problem) {
        this.setting = setting;
        this.problem = problem;
    }

    /** The name of the setting, e.g. {@code jackfield.gateway}. */
    public String setting() {
        return setting;
    }

    @Override
    public String getMessage() {
        return setting + ": " + problem;
    }
}
