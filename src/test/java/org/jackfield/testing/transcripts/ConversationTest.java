package org.jackfield.testing.transcripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.testing.transcripts.Conversation.Line;
import org.jackfield.testing.transcripts.Conversation.Sender;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {

    private static final Pattern WINDOW_END = Pattern.compile("\"audio_window_end\":([0-9.]+)");

    @ParameterizedTest
    @ValueSource(strings = {"flux-one-turn", "flux-eager", "aura-one-flush"})
    void aTranscriptIsInOrderAndHasBothSides(String name) throws IOException {
        Conversation transcript = Conversation.read("deepgram/" + name);

        assertFalse(transcript.comment().isEmpty());
        List<Long> times = transcript.lines().stream().map(Line::atMillis).toList();
        assertEquals(times.stream().sorted().toList(), times);
        for (Sender sender : Sender.values()) {
            assertTrue(transcript.messages(sender).findAny().isPresent(), sender::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "flux-one-turn, Connected Update StartOfTurn Update Update EndOfTurn Update",
        "flux-eager, Connected StartOfTurn Update Update EagerEndOfTurn TurnResumed Update Update EagerEndOfTurn"
                + " EndOfTurn Update",
    })
    void recognitionCountsItsMessagesAndNeverHearsWhatWasNotSent(String name, String events) throws IOException {
        Conversation transcript = Conversation.read("deepgram/" + name);
        List<JsonObject> said = transcript.objects(Sender.UPSTREAM);

        assertEquals(
                events,
                String.join(
                        " ",
                        said.stream()
                                .map(o -> o.getString("event", o.getString("type")))
                                .toList()));
        for (int i = 0; i < said.size(); i++) {
            assertEquals(i, said.get(i).getInt("sequence_id"));
        }
        assertEquals(Set.of(2560), sizes(transcript, Sender.CLIENT));
        assertEquals("CloseStream", transcript.objects(Sender.CLIENT).get(0).getString("type"));
        assertHeardAfterSent(transcript);
    }

    /** Each window of a turn ends within the audio that was sent before. */
    private static void assertHeardAfterSent(Conversation transcript) {
        double sentSeconds = 0;
        for (Line line : transcript.lines()) {
            if (line.message() instanceof Message.Binary) {
                sentSeconds += 0.08;
            } else if (line.message() instanceof Message.Text text) {
                Matcher window = WINDOW_END.matcher(text.text());
                assertTrue(!window.find() || Double.parseDouble(window.group(1)) <= sentSeconds + 0.001, text.text());
            }
        }
    }

    @Test
    void speechEndsBeforeItSaysSo() throws IOException {
        Conversation transcript = Conversation.read("deepgram/aura-one-flush");
        List<Message> said = transcript.messages(Sender.UPSTREAM).toList();

        assertEquals(
                List.of("Metadata", "Flushed"),
                transcript.objects(Sender.UPSTREAM).stream()
                        .map(o -> o.getString("type"))
                        .toList());
        assertTrue(said.get(0) instanceof Message.Text && said.get(said.size() - 1) instanceof Message.Text);
        assertEquals(Set.of(1920), sizes(transcript, Sender.UPSTREAM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":\"nobody\",\"atMillis\":0,\"text\":\"\"}",
                "{\"from\":\"client\",\"atMillis\":0}",
                "{\"from\":\"client\",\"atMillis\":0,\"text\":\"\",\"base64\":\"\"}",
                "{\"from\":\"client\",\"atMillis\":0,\"base64\":\"?\"}",
            })
    void aLineThatIsNoneIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> Conversation.parse(line));
    }

    private static Set<Integer> sizes(Conversation transcript, Sender from) {
        return Set.copyOf(transcript
                .messages(from)
                .filter(Message.Binary.class::isInstance)
                .map(Message::sizeBytes)
                .toList());
    }
}
