package org.jackfield.speech.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.problem.End;
import org.jackfield.relay.Relay;
import org.jackfield.speech.SpeechEndpoint;
import org.jackfield.testing.Exchange;
import org.jackfield.testing.FakeConnection;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.junit.jupiter.api.Test;

class AudioFeedsTest {

    private final AudioFeeds feeds = new AudioFeeds();
    private final Exchange exchange = new Exchange(feeds);
    private final List<AudioFeed.Outcome> outcomes = new ArrayList<>();

    private AudioFeed connect(Relay relay) {
        AudioFeed feed = feeds.add(relay);
        feed.opened(exchange.client);
        return feed;
    }

    private AudioFeed connect() {
        return connect(exchange.relay(SpeechEndpoint.TRANSCRIPTION));
    }

    private static byte[] chunk(int first) {
        return new byte[] {(byte) first, 0};
    }

    @Test
    void chunksReachTheUpstreamInTheirOrder() {
        AudioFeed feed = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        feed.take(0, chunk(7), outcomes::add);
        feed.take(1, chunk(8), outcomes::add);
        feed.received(Message.text("{\"type\":\"CloseStream\"}"));

        assertEquals(
                List.of(Message.binary(chunk(7)), Message.binary(chunk(8)), Message.text("{\"type\":\"CloseStream\"}")),
                upstream.written());
        assertEquals(List.of(new AudioFeed.Received(0, 1, 0), new AudioFeed.Received(1, 2, 0)), outcomes);
    }

    @Test
    void aGapIsCountedAndTheChunkBehindItPassedOn() {
        AudioFeed feed = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        feed.take(2, chunk(1), outcomes::add);
        feed.take(3, chunk(2), outcomes::add);
        feed.take(9, chunk(3), outcomes::add);

        assertEquals(3, upstream.written().size());
        assertEquals(
                List.of(
                        new AudioFeed.Received(2, 3, 2),
                        new AudioFeed.Received(3, 4, 0),
                        new AudioFeed.Received(9, 10, 5)),
                outcomes);
    }

    @Test
    void aChunkBehindItsTimeOrThereTwiceGoesNowhere() {
        AudioFeed feed = connect();
        FakeConnection upstream = exchange.dialer.succeed();
        feed.take(1, chunk(1), outcomes::add);
        feed.take(0, chunk(2), outcomes::add);
        feed.take(1, chunk(1), outcomes::add);

        assertEquals(1, upstream.written().size());
        assertEquals(List.of(new AudioFeed.Received(1, 2, 1), new AudioFeed.Late(2), new AudioFeed.Late(2)), outcomes);
    }

    /** The second call comes while the listener is busy with the first. */
    @Test
    void callsToTheListenerComeOneAfterTheOther() {
        List<String> calls = new ArrayList<>();
        List<AudioFeed> feed = new ArrayList<>();
        feed.add(new AudioFeed(new ConnectionListener() {
            @Override
            public void opened(Connection connection) {}

            @Override
            public void received(Message message) {
                calls.add("begin");
                if (calls.size() == 1) {
                    feed.get(0).take(1, chunk(2), outcomes::add);
                    feed.get(0).ponged();
                }
                calls.add("end");
            }

            @Override
            public void ponged() {
                calls.add("ponged");
            }

            @Override
            public void ended(Close close) {}
        }));
        feed.get(0).take(0, chunk(1), outcomes::add);

        assertEquals(List.of("begin", "end", "begin", "end", "ponged"), calls);
    }

    @Test
    void aFeedIsFoundUntilItsSessionIsOver() {
        AudioFeed feed = connect();
        assertSame(feed, feeds.find(Exchange.ID).orElseThrow());
        exchange.dialer.succeed();
        feed.ended(Close.LOST);
        exchange.dialer.upstream().ended(Close.LOST);

        assertEquals(Optional.empty(), feeds.find(Exchange.ID));
    }

    @Test
    void aSessionWhoseDialFailedLeavesNothing() {
        Relay relay = exchange.relay(SpeechEndpoint.TRANSCRIPTION);
        AudioFeed feed = connect(relay);
        relay.end(End.RESTARTING);
        feed.ended(Close.LOST);
        exchange.pass(java.time.Duration.ofSeconds(20));

        assertEquals(Optional.empty(), feeds.find(relay.id()));
    }
}
