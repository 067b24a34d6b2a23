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
public class AudioFeeds implements SessionListener {

    private final Map<String, AudioFeed> feeds = new ConcurrentHashMap<>();

    /** The feed of a relay whose client is about to be connected. */
    AudioFeed add(Relay relay) {
        AudioFeed feed = new AudioFeed(relay.clientSide());
        feeds.put(relay.id(), feed);
        return feed;
    }

    Optional<AudioFeed> find(String sessionId) {
        return Optional.ofNullable(feeds.get(sessionId));
    }

    @Override
    public void closed(LiveSession session) {
        feeds.remove(session.id());
    }
}
