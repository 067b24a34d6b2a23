package org.jackfield.speech.plain;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jackfield.audio.WholeSamples;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.jackfield.wire.SerialExecutor;

/**
 * The reading half of a client that sends its audio in numbered chunks, each a request of its own.
 *
 * <p>The chunks are a stream of 16-bit samples that may be cut anywhere. Where some are lost nobody knows how many bytes that
 * were; what comes next shows it, or else they are taken to be as long as the one before them.
 *
 * <p>Any thread may call and none waits: the listener behind it is called by whichever thread is there first, which then
 * takes over what the others bring. More than can wait is refused with a {@code RejectedExecutionException}.
 */
public final class AudioUpload implements ConnectionListener {

    /** What became of a chunk. */
    sealed interface Outcome {}

    /**
     * It was passed on.
     *
     * @param received its number
     * @param next the number expected next
     * @param lost how many were skipped right before it
     */
    @JsonbPropertyOrder({"received", "next", "lost"})
    public record Received(long received, long next, long lost) implements Outcome {}

    /** It was not passed on, because one behind it was. */
    record Late(long expected) implements Outcome {}

    /** It was not passed on, because the model was asked to finish before it came. */
    record Finished() implements Outcome {}

    /** Told when it can be sent to, and when no more. */
    interface Presence {
        void here(AudioUpload upload);

        void gone();

        /** The model was told to finish although chunks were still on their way. */
        void cut();
    }

    /** Runs something after a while, on any thread. */
    @FunctionalInterface
    interface Alarms {
        Future<?> after(Duration time, Runnable task);
    }

    private static final int MAX_WAITING = 16;

    private final ConnectionListener client;
    private final Presence presence;
    private final UploadSettings settings;
    private final Alarms alarms;
    private final SerialExecutor inOrder = new SerialExecutor(Runnable::run, MAX_WAITING);
    private final WholeSamples samples = new WholeSamples();
    private long next;
    private int arriving;
    private Optional<PendingFinish> finish = Optional.empty();
    private int lastBytes;

    /** @param client called one call after the other, but for {@code ended} */
    AudioUpload(ConnectionListener client, Presence presence, UploadSettings settings, Alarms alarms) {
        this.client = client;
        this.presence = presence;
        this.settings = settings;
        this.alarms = alarms;
    }

    /** The request with a chunk has begun; {@link #arrived} follows in any case. A finish waits for it. */
    void arriving() {
        inOrder.execute(() -> arriving++);
    }

    /** The request with a chunk is over, whether it was taken or not. */
    void arrived() {
        inOrder.execute(() -> {
            arriving--;
            finish.ifPresent(this::sayIfDue);
        });
    }

    /**
     * Asks the model to finish, once, behind all chunks that were sent before: requests overtake each other, so it waits for
     * them, for a while.
     *
     * @param words said to the model
     * @param chunks how many there are; empty if the client does not say
     */
    void finish(Message words, OptionalLong chunks) {
        inOrder.execute(() -> {
            if (finish.isEmpty()) {
                PendingFinish wanted = new PendingFinish(words, chunks);
                finish = Optional.of(wanted);
                alarm(wanted, settings.finishGrace(), wanted::graceOver);
                alarm(wanted, settings.finishLimit(), wanted::limitOver);
                sayIfDue(wanted);
            }
        });
    }

    private void alarm(PendingFinish wanted, Duration time, Runnable over) {
        wanted.alarmedBy(alarms.after(
                time,
                () -> inOrder.execute(() -> {
                    over.run();
                    sayIfDue(wanted);
                })));
    }

    private void sayIfDue(PendingFinish wanted) {
        if (wanted.isDue(next, arriving)) {
            if (!wanted.isComplete(next, arriving)) {
                presence.cut();
            }
            wanted.say();
            client.received(wanted.words());
        }
    }

    /**
     * Takes a chunk of audio.
     *
     * @param sequence its number, the first being 0
     * @param outcome told once, on any thread
     */
    void take(long sequence, byte[] chunk, Consumer<Outcome> outcome) {
        inOrder.execute(() -> outcome.accept(taken(sequence, chunk)));
    }

    private Outcome taken(long sequence, byte[] chunk) {
        if (finish.filter(PendingFinish::isSaid).isPresent()) {
            return new Finished();
        }
        long expected = next;
        if (sequence < expected) {
            return new Late(expected);
        }
        next = sequence + 1;
        long lost = sequence - expected;
        ByteBuffer audio = ByteBuffer.wrap(chunk);
        if (lost > 0) {
            samples.gap(audio, lost * lastBytes);
        }
        lastBytes = chunk.length;
        client.received(new Message.Binary(samples.take(audio)));
        finish.ifPresent(this::sayIfDue);
        return new Received(sequence, next, lost);
    }

    @Override
    public void opened(Connection connection) {
        presence.here(this);
        client.opened(connection);
    }

    @Override
    public void received(Message message) {
        inOrder.execute(() -> client.received(message));
    }

    @Override
    public void ponged() {
        inOrder.execute(client::ponged);
    }

    @Override
    public void ended(Close close) {
        presence.gone();
        client.ended(close);
        inOrder.execute(() -> finish.ifPresent(PendingFinish::cancel));
    }
}
