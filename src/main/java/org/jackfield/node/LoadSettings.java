package org.jackfield.node;

import org.eclipse.microprofile.config.Config;
import org.jackfield.config.InvalidSetting;
import org.jackfield.config.Settings;

/**
 * At which reading each stage begins, in percent of the limit.
 *
 * @param guestsPercent no new sessions of guests
 * @param allPercent no new sessions
 * @param shedPercent idle sessions are ended
 */
public record LoadSettings(int guestsPercent, int allPercent, int shedPercent) {

    /** How many points below its begin a stage ends. */
    static final int HYSTERESIS = 5;

    public LoadSettings {
        check("jackfield.load.no-guests-percent", guestsPercent, HYSTERESIS + 1, allPercent);
        check("jackfield.load.no-new-percent", allPercent, guestsPercent, shedPercent);
        check("jackfield.load.shed-percent", shedPercent, allPercent, 100);
    }

    public static LoadSettings from(Config config) {
        Settings settings = new Settings(config);
        return new LoadSettings(
                settings.number("jackfield.load.no-guests-percent", 80),
                settings.number("jackfield.load.no-new-percent", 90),
                settings.number("jackfield.load.shed-percent", 95));
    }

    /** The stage that a reading alone would mean. */
    LoadStage stageAt(int percent) {
        if (percent >= shedPercent) {
            return LoadStage.SHEDDING;
        }
        if (percent >= allPercent) {
            return LoadStage.NO_NEW;
        }
        return percent >= guestsPercent ? LoadStage.NO_GUESTS : LoadStage.NORMAL;
    }

    private static void check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidSetting(
                    key,
                    "must be from " + (HYSTERESIS + 1) + " to 100, and each stage must begin behind the one before");
        }
    }
}
