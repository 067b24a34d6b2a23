package org.jackfield.speech.plain;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.IntPredicate;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShotCall;
import org.jackfield.wire.Message;
import org.jackfield.wire.SendQueue;

/** The call for having a text spoken in one piece: the audio is gathered and then written as JSON. */
final class WholeSpeech implements OneShotCall {

    private final SpokenText text;
    private final SpokenJson json;
    private final Room room;
    private final PlainClient client;
    private final SendQueue queue;
    private final Refusing refusing;
    private final Queue<ByteBuffer> audio = new ArrayDeque<>();
    private int bytes;
    private volatile Stage stage = Stage.WAITING;

    /**
     * How much audio there may be.
     *
     * @param mostBytes of one answer
     * @param hold takes bytes out of what all may hold together; false if that is too much
     */
    record Room(int mostBytes, IntPredicate hold) {}

    /** @param queue towards the client */
    WholeSpeech(SpokenText text, SpokenJson json, Room room, PlainClient client, SendQueue queue, Refusing refusing) {
        this.text = text;
        this.json = json;
        this.room = room;
        this.client = client;
        this.queue = queue;
        this.refusing = refusing;
    }

    @Override
    public List<Message> words() {
        return text.words();
    }

    @Override
    public Optional<End> heard(Message answer) {
        if (answer instanceof Message.Binary piece) {
            return gather(piece);
        }
        if (stage == Stage.WAITING && text.isOver(answer)) {
            stage = Stage.SAID;
            client.answer(Response.ok().type(MediaType.APPLICATION_JSON), out -> json.write(bytes, audio, out));
        }
        return Optional.empty();
    }

    private Optional<End> gather(Message.Binary piece) {
        if (bytes + piece.sizeBytes() > room.mostBytes()) {
            return Optional.of(End.TOO_LARGE);
        }
        if (!room.hold().test(piece.sizeBytes())) {
            return Optional.of(End.OVERLOADED);
        }
        bytes += piece.sizeBytes();
        audio.add(piece.data());
        return Optional.empty();
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public void over(End end, Details details) {
        if (!client.isAnswered()) {
            client.refuse(refusing.of(end, details));
        }
        queue.end(end.close());
    }
}
