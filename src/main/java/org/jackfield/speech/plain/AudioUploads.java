package org.jackfield.speech.plain;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jackfield.relay.Relay;

/** The clients whose audio comes in requests of its own, by the ids of their sessions, while they are connected. */
final class AudioUploads {

    private final Map<String, AudioUpload> uploads = new ConcurrentHashMap<>();
    private final LongAdder cut = new LongAdder();
    private final UploadSettings settings;
    private final AudioUpload.Alarms alarms;

    AudioUploads(UploadSettings settings, AudioUpload.Alarms alarms) {
        this.settings = settings;
        this.alarms = alarms;
    }

    /** The upload of a relay whose client is about to be connected; it is found from then on. */
    AudioUpload of(Relay relay) {
        AudioUpload.Presence presence = new AudioUpload.Presence() {
            @Override
            public void here(AudioUpload upload) {
                uploads.put(relay.id(), upload);
            }

            @Override
            public void gone() {
                uploads.remove(relay.id());
            }

            @Override
            public void cut() {
                cut.increment();
            }
        };
        return new AudioUpload(relay.clientSide(), presence, settings, alarms);
    }

    /** How often a model was told to finish although chunks were still on their way. */
    double cut() {
        return cut.doubleValue();
    }

    Optional<AudioUpload> find(String sessionId) {
        return Optional.ofNullable(uploads.get(sessionId));
    }
}
