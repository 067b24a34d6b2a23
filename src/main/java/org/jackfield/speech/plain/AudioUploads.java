package org.jackfield.speech.plain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.relay.Relay;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionListener;

/** The sessions whose audio comes in requests of its own, by their ids, until they are over. */
@ApplicationScoped
public class AudioUploads implements SessionListener {

    private final Map<String, AudioUpload> uploads = new ConcurrentHashMap<>();

    /** The upload of a relay whose client is about to be connected. */
    AudioUpload add(Relay relay) {
        AudioUpload upload = new AudioUpload(relay.clientSide());
        uploads.put(relay.id(), upload);
        return upload;
    }

    Optional<AudioUpload> find(String sessionId) {
        return Optional.ofNullable(uploads.get(sessionId));
    }

    @Override
    public void closed(LiveSession session) {
        uploads.remove(session.id());
    }
}
