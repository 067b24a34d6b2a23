package org.jackfield.upstream.deepgram;

import java.util.Optional;
import org.jackfield.upstream.Heard;
import org.jackfield.upstream.RecognitionDialect;
import org.jackfield.wire.Json;

/** The words of Deepgram's {@code /v1/listen} and {@code /v2/listen}, which Cloudflare passes on as they are. */
record ListenDialect() implements RecognitionDialect {

    private static final String CLOSE_STREAM = "CloseStream";
    private static final String QUOTED = "\"" + CLOSE_STREAM + "\"";
    private static final String FINISH = "{\"type\":" + QUOTED + "}";

    /** Looks for the word first: of a message without it nothing need be parsed. */
    @Override
    public boolean asksToFinish(String clientMessage) {
        return clientMessage.contains(QUOTED)
                && Json.strings(clientMessage)
                        .map(members -> CLOSE_STREAM.equals(members.get("type")))
                        .orElse(false);
    }

    @Override
    public String finish() {
        return FINISH;
    }

    @Override
    public Optional<Heard> hears(String event) {
        return EventReader.read(event);
    }
}
