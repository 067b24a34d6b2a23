package org.jackfield.speech.plain;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.jackfield.access.Resolved;
import org.jackfield.audio.Recording;
import org.jackfield.audio.WavFile;
import org.jackfield.http.Base64Decoder;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.speech.SpeechRequests;
import org.jackfield.upstream.Route;

/**
 * Makes recordings for a model of what clients send, or says what was found instead.
 *
 * @param maxBytes the largest file, and the most samples of a model in bytes
 */
record Recordings(int maxBytes) {

    /**
     * The bytes of a text in base64.
     *
     * @param base64 has been given all of the text
     */
    Resolved<ByteBuffer> decoded(Base64Decoder base64, RecordingPlace place) {
        Base64Decoder.Outcome outcome = base64.finish();
        if (outcome instanceof Base64Decoder.Malformed malformed) {
            String words = place.words() + " must be base64 and nothing else; found was " + malformed.found();
            return refused(End.INVALID, place, "found", malformed.found(), words);
        }
        return outcome instanceof Base64Decoder.Decoded decoded
                ? new Resolved.Found<>(decoded.bytes())
                : tooLarge(place);
    }

    /**
     * A file for the model of a route.
     *
     * @param file from position to limit; the recording may be a view of it
     */
    Resolved<RecordedSpeech> of(ByteBuffer file, RecordingPlace place, Route route) {
        return of(file, place, SpeechRequests.rateHz(route)).map(recording -> new RecordedSpeech(route, recording));
    }

    /**
     * A file as a recording.
     *
     * @param file from position to limit; the recording may be a view of it
     * @param rateHz of the model
     */
    Resolved<Recording> of(ByteBuffer file, RecordingPlace place, int rateHz) {
        if (!file.hasRemaining()) {
            String words = "A recording is required in " + place.words() + "; found was nothing";
            return refused(End.INVALID, place, "found", "nothing", words);
        }
        if (file.remaining() > maxBytes) {
            return tooLarge(place);
        }
        WavFile.Reading reading = WavFile.read(file);
        if (reading instanceof WavFile.Unreadable unreadable) {
            String words =
                    "The recording in " + place.words() + " is " + unreadable.found() + "; wanted is " + WavFile.WANTED;
            return refused(End.UNSUPPORTED, place, "found", unreadable.found(), words);
        }
        WavFile wav = ((WavFile.Read) reading).file();
        return Recording.bytes(wav, rateHz) > maxBytes
                ? tooLong(wav, place, rateHz)
                : new Resolved.Found<>(Recording.of(wav, rateHz));
    }

    private <T> Resolved<T> tooLarge(RecordingPlace place) {
        return new Resolved.Refused<>(End.TOO_LARGE, limit(place));
    }

    /** How large a file may be, for who is told that one was too large. */
    Details limit(RecordingPlace place) {
        String words = "The recording may have at most " + maxBytes + " bytes";
        return details(place, "maxBytes", maxBytes, words);
    }

    private <T> Resolved<T> tooLong(WavFile wav, RecordingPlace place, int rateHz) {
        int most = maxBytes / Short.BYTES / rateHz;
        String words = "The recording lasts " + wav.seconds() + " s; at most " + most + " s are taken";
        return refused(End.TOO_LARGE, place, "maxSeconds", most, words);
    }

    private static <T> Resolved<T> refused(End end, RecordingPlace place, String name, Object value, String words) {
        return new Resolved.Refused<>(end, details(place, name, value, words));
    }

    private static Details details(RecordingPlace place, String name, Object value, String words) {
        return new Details(Map.of("field", place.field(), name, value), 0, Optional.of(words));
    }
}
