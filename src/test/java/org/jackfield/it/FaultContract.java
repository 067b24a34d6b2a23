package org.jackfield.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import org.jackfield.testing.server.Site;
import org.jackfield.testing.sockets.TestClient;
import org.jackfield.wire.Close;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The failures that the sandbox rehearses, as a client sees them. */
interface FaultContract {

    Site site();

    @ParameterizedTest
    @CsvSource({
        "refuse:400,        upstream.rejected,         4502, false",
        "refuse:401,        upstream.unauthorized,     4502, false",
        "refuse:402,        upstream.rejected,         4502, false",
        "refuse:403,        upstream.forbidden,        4502, false",
        "refuse:404,        upstream.account_mismatch, 4502, false",
        "refuse:429,        upstream.busy,             4503, true",
        "refuse:500,        upstream.error,            4502, true",
        "slow-upgrade:4000, upstream.timeout,          4504, true",
        "close:1000:0,      upstream.closed,           4502, true",
        "close:1001:0,      upstream.closed,           4502, true",
        "close:1008:0,      upstream.refused,          4502, false",
        "close:1011:0,      upstream.error,            4502, true",
        "close:4401:300,    upstream.refused,          4502, false",
    })
    default void aRehearsedFailureIsToldWithItsCause(String fault, String code, int closeCode, boolean retryable) {
        try (TestClient client = site().connect(Site.TRANSCRIPTION + "?fault=" + fault)) {
            JsonObject error = client.await("error");
            assertEquals(code, error.getString("code"));
            assertEquals(closeCode, error.getInt("closeCode"));
            assertEquals(retryable, error.getBoolean("retryable"));
            assertEquals(retryable, error.containsKey("retryAfterMs"));
            JsonObject last = client.await("disconnected");
            assertEquals(closeCode, last.getInt("code"));
            assertEquals(new Close(closeCode, code), client.awaitClose());
            client.texts().forEach(Leaks::assertNone);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop:0", "drop:300"})
    default void aDroppedConnectionIsLost(String fault) {
        try (TestClient client = site().connect(Site.TRANSCRIPTION + "?fault=" + fault)) {
            assertEquals("upstream.lost", client.awaitErrorCode());
            assertEquals(new Close(4502, "upstream.lost"), client.awaitClose());
        }
    }

    @Test
    default void whatIsNotJsonArrivesAsTextAlone() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION + "?fault=garbage")) {
            client.await("connected");
            JsonObject message = client.await("transcription");
            while (message.containsKey("data")) {
                message = client.await("transcription");
            }
            assertTrue(message.getString("text").startsWith("{"));
            assertTrue(client.isOpen());
        }
    }

    @Test
    default void aFloodReachesAClientThatReads() {
        try (TestClient client = site().connect(Site.TRANSCRIPTION + "?fault=flood:2")) {
            client.await("connected");
            for (int floods = 0; floods < 64; ) {
                JsonObject data = client.await("transcription").getJsonObject("data");
                floods += data.getString("type").equals("Flood") ? 1 : 0;
            }
            client.send("{\"type\":\"CloseStream\"}");
            assertEquals(new Close(1000, "ok"), client.awaitClose());
            assertFalse(client.isOpen());
        }
    }

    @Test
    default void theSpeechSocketTellsFailuresTheSameWay() {
        try (TestClient client = site().connect(Site.SPEECH + "?fault=refuse:404")) {
            assertEquals("upstream.account_mismatch", client.awaitErrorCode());
            assertEquals(4502, client.awaitClose().code());
        }
    }
}
