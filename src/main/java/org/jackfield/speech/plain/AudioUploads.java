package org.jackfield.speech.plain;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.relay.Relay;

/** The clients whose audio comes in requests of its own, by the ids of their sessions, while they are connected. */
final class AudioUploads {

    private final Map<String, AudioUpload> uploads = new ConcurrentHashMap<>();

    /** The upload of a relay whose client is about to be connected; it is found from then on. */
    AudioUpload of(Relay relay) {
        return new AudioUpload(relay.clientSide(), new AudioUpload.Presence() {
            @Override
            public void here(AudioUpload upload) {
                uploads.put(relay.id(), upload);
            }

            @Override
            public void gone() {
                uploads.remove(relay.id());
            }
        });
    }

    Optional<AudioUpload> find(String sessionId) {
        return Optional.ofNullable(uploads.get(sessionId));
    }
}
