package org.jackfield.relay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.testing.fakes.Exchange;
import org.jackfield.testing.fakes.Models;
import org.jackfield.upstream.Capability;
import org.jackfield.upstream.Route;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;

/** As plain as an envelope can be: messages pass as they are, and what the relay has to say is a line of words. */
final class PlainEnvelope implements Envelope {

    static final Message FINISH = Message.text("finish");
    static final Message SKIPPED = Message.text("skipped");
    static final Message TURNED_DOWN = Message.text("turned down");
    static final Message UNSUPPORTED = Message.text("unsupported");

    static final Route ROUTE = new Route(Models.model("acme", "ears", Capability.SPEECH_TO_TEXT), Map.of(), Map.of());

    private static final int AUDIO_BYTES_PER_SECOND = 32_000;

    private volatile boolean finishing;

    /** A relay for a new client, not yet connected. */
    static Relay relay(Exchange exchange) {
        RelayRequest request = new RelayRequest("plain", ROUTE, AUDIO_BYTES_PER_SECOND, id -> new PlainEnvelope());
        return exchange.opener().open(request, Exchange.GRANT);
    }

    /** Connects the client; what it says goes to the listener. */
    static ConnectionListener connect(Exchange exchange) {
        return connect(exchange, relay(exchange));
    }

    /** Connects a client that is greeted with the id of its session. */
    static ConnectionListener connectGreeted(Exchange exchange) {
        RelayRequest request = new RelayRequest(
                "plain", ROUTE, AUDIO_BYTES_PER_SECOND, id -> new PlainEnvelope(), Optional.of(Message::text));
        return connect(exchange, exchange.opener().open(request, Exchange.GRANT));
    }

    private static ConnectionListener connect(Exchange exchange, Relay relay) {
        ConnectionListener side = relay.clientSide();
        side.opened(exchange.client);
        return side;
    }

    /** What the client is told of something: its code, what is known of it, and after how many milliseconds to come again. */
    static String words(String kind, End end, Details details) {
        return kind + " " + end.code() + " " + new TreeMap<>(details.members()) + " " + details.retryAfterMillis();
    }

    @Override
    public Message connected() {
        return Message.text("connected");
    }

    @Override
    public Outcome fromClient(Message message) {
        finishing |= message.equals(FINISH);
        if (message.equals(SKIPPED)) {
            return new Outcome.Skip();
        }
        if (message.equals(TURNED_DOWN) || message.equals(UNSUPPORTED)) {
            return new Outcome.TurnDown(message.equals(TURNED_DOWN) ? End.INVALID : End.UNSUPPORTED, Details.NONE);
        }
        return new Outcome.Pass(message);
    }

    @Override
    public Message fromUpstream(Message message) {
        return message;
    }

    @Override
    public Message error(End end, Details details) {
        return Message.text(words("error", end, details));
    }

    @Override
    public List<Message> ending(End end, Details details) {
        return List.of(Message.text(words("over", end, details)));
    }

    @Override
    public Optional<Message> farewell() {
        return Optional.of(Message.text("farewell"));
    }

    @Override
    public boolean isFinishing() {
        return finishing;
    }
}
