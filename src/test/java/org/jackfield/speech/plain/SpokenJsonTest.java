package org.jackfield.speech.plain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jackfield.audio.AudioFormat;
import org.jackfield.audio.Wav;
import org.jackfield.wire.Json;
import org.junit.jupiter.api.Test;

class SpokenJsonTest {

    private static final AudioFormat FORMAT = AudioFormat.linear16(24_000);

    @Test
    void piecesOfAnyLengthMakeOneFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Queue<ByteBuffer> pieces = new ArrayDeque<>();
        for (byte[] piece : List.of(new byte[] {1}, new byte[] {2, 3, 4, 5}, new byte[0], new byte[] {6})) {
            pieces.add(ByteBuffer.wrap(piece));
        }

        new SpokenJson("model \"m\"", "luna", FORMAT).write(6, pieces, out);

        Map<String, String> json =
                Json.strings(out.toString(StandardCharsets.UTF_8)).orElseThrow();
        assertEquals("model \"m\"", json.get("model"));
        assertEquals("luna", json.get("speaker"));
        assertEquals("wav", json.get("format"));
        assertEquals("audio/wav", json.get("contentType"));
        assertArrayEquals(
                Wav.write(FORMAT, new byte[] {1, 2, 3, 4, 5, 6}),
                Base64.getDecoder().decode(json.get("audio")));
    }
}
