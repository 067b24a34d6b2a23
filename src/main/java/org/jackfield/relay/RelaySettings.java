package org.jackfield.relay;

import static org.jackfield.config.Settings.check;

import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jackfield.config.Settings;
import org.jackfield.problem.Details;
import org.jackfield.wire.Bounds;

/**
 * How much a relay may hold.
 *
 * @param maxMessageBytes the largest message from either side
 * @param maxTextBytes the largest text from a client, at most that
 * @param maxBinaryBytes the largest binary message from a client, at most that
 * @param maxUnfinishedBytes what the unfinished messages of all clients may hold together
 * @param maxFragments the largest number of frames of one message
 * @param maxBytesBehindClose how much of a client is read and thrown away behind our close
 * @param maxDepth how deep the JSON of a client may be nested
 * @param heldAudio how much audio may wait for the upstream before the oldest goes
 * @param heldTextBytes how much text may wait for the upstream
 * @param clientQueueBytes how much text, and how much audio, may wait for the client
 * @param pauseAboveBytes what may wait for one side before the other is paused
 * @param resumeBelowBytes how little of it must be left before the other is read from again
 * @param finishLimit how long an upstream that was asked to finish may say nothing
 * @param maxInvalidMessages how many messages of a client may be turned down before the session ends
 * @param oneShotBytes the largest body of a plain request
 * @param oneShotLimit how long a plain request may wait for its upstream
 * @param answerLimit how long the whole answer to a plain request may take
 */
public record RelaySettings(
        int maxMessageBytes,
        int maxTextBytes,
        int maxBinaryBytes,
        int maxUnfinishedBytes,
        int maxFragments,
        int maxBytesBehindClose,
        int maxDepth,
        Duration heldAudio,
        int heldTextBytes,
        int clientQueueBytes,
        int pauseAboveBytes,
        int resumeBelowBytes,
        Duration finishLimit,
        int maxInvalidMessages,
        int oneShotBytes,
        Duration oneShotLimit,
        Duration answerLimit) {

    private static final int MOST_BYTES = 256 << 20;
    private static final int MOST_PARTS = 1_000_000;
    private static final String OF_PARTS = "must be from 1 to " + MOST_PARTS;
    private static final int MOST_DEEP = 1_000;

    public RelaySettings {
        checkBytes("jackfield.message.max-bytes", maxMessageBytes, 1024);
        checkBytes("jackfield.message.max-text-bytes", maxTextBytes, 1024);
        checkBytes("jackfield.message.max-binary-bytes", maxBinaryBytes, 1024);
        checkBytes("jackfield.message.max-unfinished-bytes", maxUnfinishedBytes, 1024);
        maxTextBytes = Math.min(maxTextBytes, maxMessageBytes);
        maxBinaryBytes = Math.min(maxBinaryBytes, maxMessageBytes);
        check("jackfield.relay.held-audio", !heldAudio.isNegative() && heldAudio.toMinutes() < 1, "PT0S to PT59S");
        checkBytes("jackfield.relay.held-text-bytes", heldTextBytes, 0);
        check("jackfield.message.max-fragments", maxFragments >= 1 && maxFragments <= MOST_PARTS, OF_PARTS);
        checkBytes("jackfield.message.max-bytes-behind-close", maxBytesBehindClose, 0);
        check("jackfield.message.max-depth", maxDepth >= 1 && maxDepth <= MOST_DEEP, "must be from 1 to " + MOST_DEEP);
        checkBytes("jackfield.relay.client-queue-bytes", clientQueueBytes, 1024);
        check(
                "jackfield.relay.pause-above-bytes",
                pauseAboveBytes >= 0 && pauseAboveBytes <= clientQueueBytes,
                "must not be more than jackfield.relay.client-queue-bytes");
        check(
                "jackfield.relay.resume-below-bytes",
                resumeBelowBytes > 0 && resumeBelowBytes <= pauseAboveBytes,
                "must be positive and not more than jackfield.relay.pause-above-bytes");
        check(
                "jackfield.relay.finish-limit",
                finishLimit.compareTo(Duration.ZERO) > 0 && finishLimit.toHours() < 1,
                "must be positive, less than PT1H");
        check(
                "jackfield.message.max-invalid",
                maxInvalidMessages >= 0 && maxInvalidMessages <= MOST_PARTS,
                "must be from 0 to " + MOST_PARTS);
        checkBytes("jackfield.one-shot.max-bytes", oneShotBytes, 1024);
        check(
                "jackfield.one-shot.time-limit",
                oneShotLimit.compareTo(Duration.ZERO) > 0 && oneShotLimit.toHours() < 1,
                "must be positive, less than PT1H");
        check(
                "jackfield.one-shot.answer-limit",
                answerLimit.compareTo(oneShotLimit) >= 0 && answerLimit.toHours() < 24,
                "must not be shorter than jackfield.one-shot.time-limit, less than PT24H");
    }

    public static RelaySettings from(Config config) {
        Settings settings = new Settings(config);
        return new RelaySettings(
                settings.number("jackfield.message.max-bytes", 1 << 20),
                settings.number("jackfield.message.max-text-bytes", 64 << 10),
                settings.number("jackfield.message.max-binary-bytes", 128 << 10),
                settings.number("jackfield.message.max-unfinished-bytes", 32 << 20),
                settings.number("jackfield.message.max-fragments", 1024),
                settings.number("jackfield.message.max-bytes-behind-close", 4 << 20),
                settings.number("jackfield.message.max-depth", 32),
                settings.duration("jackfield.relay.held-audio", Duration.ofSeconds(2)),
                settings.number("jackfield.relay.held-text-bytes", 64 << 10),
                settings.number("jackfield.relay.client-queue-bytes", 1 << 20),
                settings.number("jackfield.relay.pause-above-bytes", 256 << 10),
                settings.number("jackfield.relay.resume-below-bytes", 64 << 10),
                settings.duration("jackfield.relay.finish-limit", Duration.ofSeconds(10)),
                settings.number("jackfield.message.max-invalid", 5),
                settings.number("jackfield.one-shot.max-bytes", 8 << 20),
                settings.duration("jackfield.one-shot.time-limit", Duration.ofSeconds(60)),
                settings.duration("jackfield.one-shot.answer-limit", Duration.ofMinutes(15)));
    }

    /** How large a message may be, for who is told that one was too large. */
    Details mostOfAMessage() {
        return new Details(
                Map.of(
                        "maxBytes", Math.max(maxTextBytes, maxBinaryBytes),
                        "maxTextBytes", maxTextBytes,
                        "maxBinaryBytes", maxBinaryBytes,
                        "maxFragments", maxFragments),
                0);
    }

    /** The bounds towards the upstream for audio of the given rate. */
    Bounds towardsUpstream(int audioBytesPerSecond) {
        long audioBytes = heldAudio.toMillis() * audioBytesPerSecond / 1000;
        int high = Math.min(heldTextBytes / 2, pauseAboveBytes);
        return new Bounds(
                heldTextBytes,
                Math.toIntExact(audioBytes),
                true,
                high,
                Math.max(1, Math.min(high / 4, resumeBelowBytes)));
    }

    Bounds towardsClient() {
        return new Bounds(clientQueueBytes, clientQueueBytes, false, pauseAboveBytes, resumeBelowBytes);
    }

    private static void checkBytes(String key, int bytes, int least) {
        check(key, bytes >= least && bytes <= MOST_BYTES, "must be from " + least + " to " + MOST_BYTES);
    }
}
