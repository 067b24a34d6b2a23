package org.jackfield.upstream.deepgram;

import java.util.Optional;
import java.util.Set;
import org.jackfield.upstream.Heard;
import org.jackfield.upstream.RecognitionDialect;

/**
 * The words of Deepgram's {@code /v1/listen} and {@code /v2/listen}, which Cloudflare passes on as they are.
 *
 * @param controls what a model of it knows besides {@code CloseStream}; of all else it makes the end of the stream
 */
record ListenDialect(Set<String> controls) implements RecognitionDialect {

    /** Of Flux, which has neither {@code KeepAlive} nor {@code Finalize}: pings keep it. */
    static final ListenDialect FLUX = new ListenDialect(Set.of("Configure"));

    private static final String FINISH = "{\"type\":\"CloseStream\"}";

    @Override
    public String finish() {
        return FINISH;
    }

    @Override
    public Optional<Heard> hears(String event) {
        return EventReader.read(event);
    }
}
