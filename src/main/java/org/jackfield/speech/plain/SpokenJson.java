package org.jackfield.speech.plain;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Queue;
import org.jackfield.audio.AudioFormat;
import org.jackfield.audio.Wav;
import org.jackfield.wire.Json;

/**
 * The JSON of speech in one piece, written without ever being held: {@code model}, {@code audio} (a WAV in base64),
 * {@code format}, {@code contentType}, {@code speaker}.
 *
 * @param model the name of the model that spoke
 * @param speaker its voice
 * @param format of the audio
 */
record SpokenJson(String model, String speaker, AudioFormat format) {

    /**
     * Writes it once; what is written is held no longer.
     *
     * @param bytes how many there are of the samples
     * @param audio the samples, in pieces
     */
    void write(int bytes, Queue<ByteBuffer> audio, OutputStream out) throws IOException {
        out.write(utf8("{\"model\":" + Json.quoted(model) + ",\"audio\":\""));
        try (OutputStream encoded = Base64.getEncoder().wrap(new Unclosed(out))) {
            encoded.write(Wav.header(format, bytes));
            for (ByteBuffer piece = audio.poll(); piece != null; piece = audio.poll()) {
                byte[] samples = new byte[piece.remaining()];
                piece.duplicate().get(samples);
                encoded.write(samples);
            }
        }
        out.write(utf8("\",\"format\":\"wav\",\"contentType\":\"" + SpokenText.WAV + "\",\"speaker\":"
                + Json.quoted(speaker) + "}"));
        out.flush();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The end of the base64 is not that of the answer. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {}
    }
}
