package org.jackfield.speech.plain;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Optional;
import org.jackfield.access.Resolved;
import org.jackfield.http.Base64Decoder;
import org.jackfield.http.Body;
import org.jackfield.http.FormPart;
import org.jackfield.http.JsonString;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.RelaySettings;

/**
 * Takes the bytes of recordings out of the bodies of requests, which are given back piece by piece meanwhile. There may be
 * none.
 *
 * @param recordings says what was found instead
 * @param settings how large a recording may be
 * @param oneShots how many parts a form may have
 */
record RecordingBodies(Recordings recordings, RelaySettings settings, OneShotSettings oneShots) {

    private static final int PIECE = 8 << 10;

    /** Of a form; the last of its parts called {@code audio}. */
    Resolved<ByteBuffer> ofForm(Body body, String contentType) {
        return FormPart.all(body, contentType, oneShots.maxParts()).map(parts -> last(parts, body));
    }

    private ByteBuffer last(List<FormPart> parts, Body body) {
        Optional<FormPart> part = parts.stream()
                .filter(found -> found.name().equals(RecordingPlace.FORM_PART.field()))
                .reduce((earlier, later) -> later);
        return ByteBuffer.wrap(
                part.map(found -> body.takeBytes(found.from(), found.to())).orElse(new byte[0]));
    }

    /** Of JSON; none in a body that is empty. */
    Resolved<ByteBuffer> ofJson(Body body) {
        return body.size() == 0
                ? new Resolved.Found<>(ByteBuffer.allocate(0))
                : JsonString.find(body, RecordingPlace.JSON_MEMBER.field(), settings.maxDepth())
                        .then(found -> decoded(found, body));
    }

    private Resolved<ByteBuffer> decoded(Optional<JsonString> text, Body body) {
        Base64Decoder base64 = new Base64Decoder(settings.oneShotBytes());
        try (Reader characters = text.map(found -> found.last(body)).orElseGet(Reader::nullReader)) {
            char[] piece = new char[PIECE];
            boolean more = true;
            for (int count = 0; more && count >= 0; count = characters.read(piece)) {
                more = base64.take(CharBuffer.wrap(piece, 0, count));
            }
        } catch (IOException malformed) {
            return new Resolved.Refused<>(End.INVALID, Details.NONE);
        }
        return recordings.decoded(base64, RecordingPlace.JSON_MEMBER);
    }
}
