package org.jackfield.relay;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jackfield.upstream.InvalidSetting;
import org.jackfield.upstream.Settings;
import org.jackfield.wire.SendQueue;

/**
 * How much a relay may hold.
 *
 * @param maxMessageBytes the largest message from either side
 * @param heldAudio how much audio may wait for the upstream before the oldest goes
 * @param heldTextBytes how much text may wait for the upstream
 * @param clientQueueBytes how much text, and how much audio, may wait for the client
 * @param maxInvalidMessages how many messages of a client may be turned down before the session ends
 * @param oneShotBytes the largest body of a plain request
 * @param oneShotLimit how long a plain request may take
 */
public record RelaySettings(
        int maxMessageBytes,
        Duration heldAudio,
        int heldTextBytes,
        int clientQueueBytes,
        int maxInvalidMessages,
        int oneShotBytes,
        Duration oneShotLimit) {

    public RelaySettings {
        check("jackfield.message.max-bytes", maxMessageBytes >= 1024, "must be at least 1024");
        check("jackfield.relay.held-audio", !heldAudio.isNegative() && heldAudio.toMinutes() < 1, "PT0S to PT59S");
        check("jackfield.relay.held-text-bytes", heldTextBytes >= 0, "must not be negative");
        check("jackfield.relay.client-queue-bytes", clientQueueBytes >= 1024, "must be at least 1024");
        check("jackfield.message.max-invalid", maxInvalidMessages >= 0, "must not be negative");
        check("jackfield.one-shot.max-bytes", oneShotBytes >= 1024, "must be at least 1024");
        check("jackfield.one-shot.time-limit", !oneShotLimit.isNegative(), "must not be negative");
    }

    public static RelaySettings from(Config config) {
        Settings settings = new Settings(config);
        return new RelaySettings(
                settings.number("jackfield.message.max-bytes", 1 << 20),
                settings.duration("jackfield.relay.held-audio", Duration.ofSeconds(2)),
                settings.number("jackfield.relay.held-text-bytes", 64 << 10),
                settings.number("jackfield.relay.client-queue-bytes", 4 << 20),
                settings.number("jackfield.message.max-invalid", 5),
                settings.number("jackfield.one-shot.max-bytes", 8 << 20),
                settings.duration("jackfield.one-shot.time-limit", Duration.ofSeconds(60)));
    }

    /** The bounds towards the upstream for audio of the given rate. */
    SendQueue.Bounds towardsUpstream(int audioBytesPerSecond) {
        long audioBytes = heldAudio.toMillis() * audioBytesPerSecond / 1000;
        return new SendQueue.Bounds(heldTextBytes, Math.toIntExact(audioBytes), true);
    }

    SendQueue.Bounds towardsClient() {
        return SendQueue.Bounds.of(clientQueueBytes);
    }

    private static void check(String key, boolean holds, String words) {
        if (!holds) {
            throw new InvalidSetting(key, words);
        }
    }
}
