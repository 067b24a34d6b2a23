package org.jackfield.speech.plain;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.OneShot;
import org.jackfield.wire.Close;
import org.jackfield.wire.Connection;
import org.jackfield.wire.ConnectionListener;
import org.jackfield.wire.Message;
import org.jspecify.annotations.Nullable;

/**
 * The client of a plain request as a session sees it: a connection on which there is one HTTP answer. It is over when that is
 * written, or when the client does not take it.
 *
 * <p>The answer is given in one piece ({@link #answer}), or in as many as are written ({@link #stream}): binary messages are its
 * bytes, a text message says that there are no more: when all before it went out the call is finished. A thread of the writers
 * waits for the client and for the next piece, nobody else.
 */
final class PlainClient implements Connection {

    /** Something that the writing thread does next. */
    private interface Step {

        /** False if it was the last. */
        boolean take(OutputStream out) throws IOException;
    }

    /** A session that has ended has closed this long before; without that nothing more will come. */
    private static final long PATIENCE_MINUTES = 30;

    private final AsyncResponse answer;
    private final Executor writers;
    private final Runnable dropping;
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final CompletableFuture<Close> end = new CompletableFuture<>();
    private volatile boolean answered;
    private boolean broken;
    private volatile CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private volatile Runnable taken = () -> {};
    private volatile @Nullable ConnectionListener listener;

    /**
     * @param writers may wait for the network, one of its threads for each client
     * @param dropping drops the network connection
     */
    PlainClient(AsyncResponse answer, Executor writers, Runnable dropping) {
        this.answer = answer;
        this.writers = writers;
        this.dropping = dropping;
    }

    /** Begins the call, which is finished when this client has its answer. */
    void open(OneShot call) {
        ConnectionListener session = call.clientSide();
        listener = session;
        taken = () -> call.end(End.FINISHED, Details.NONE);
        CompletableFuture<?> unused = end.thenAccept(session::ended);
        session.opened(this);
    }

    /** Whether it was given an answer that is not a refusal. */
    boolean isAnswered() {
        return answered;
    }

    /** Begins an answer whose bytes are written as messages. */
    void stream(Function<StreamingOutput, Response> head) {
        answered = true;
        give(head.apply(this::writeSteps), () -> {});
    }

    /** Gives the whole answer; when it went out the call is finished. */
    void answer(Response.ResponseBuilder head, StreamingOutput body) {
        answered = true;
        StreamingOutput watched = out -> {
            try {
                body.write(out);
            } catch (IOException gone) {
                lost();
            }
        };
        give(head.entity(watched).build(), taken);
    }

    /** Tells why there is no answer. */
    void refuse(Response problem) {
        give(problem, () -> {});
    }

    private void give(Response response, Runnable written) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        writing = over;
        try {
            writers.execute(() -> {
                try {
                    answer.resume(response);
                    written.run();
                } finally {
                    over.complete(null);
                }
            });
        } catch (RejectedExecutionException shutDown) {
            over.complete(null);
            giveUp();
        }
    }

    /** Fails only where the answer must break off and the client is still there. */
    private void writeSteps(OutputStream out) throws IOException {
        boolean more = true;
        while (more) {
            Step step = next();
            try {
                more = step.take(out);
            } catch (IOException gone) {
                lost();
                more = false;
            }
        }
        if (broken) {
            throw new IOException("the answer is not complete");
        }
    }

    private Step next() throws IOException {
        try {
            Step step = steps.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (step == null) {
                throw new IOException("nothing more came");
            }
            return step;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void write(Message message, Written done) {
        if (end.isDone()) {
            done.over(false);
            return;
        }
        steps.add(out -> {
            boolean sent = false;
            try {
                if (message instanceof Message.Binary binary) {
                    out.write(binary.copy());
                }
                out.flush();
                sent = true;
            } finally {
                done.over(sent);
            }
            if (message instanceof Message.Text) {
                taken.run();
            }
            return true;
        });
    }

    /** A normal close is the end of the answer; with any other it breaks off, so that nobody takes it for whole. */
    @Override
    public void close(Close close) {
        boolean whole = close.isNormal();
        if (answered && !whole) {
            dropping.run();
        }
        steps.add(out -> {
            broken = !whole;
            return false;
        });
        CompletableFuture<?> unused = writing.thenRun(() -> end.complete(close));
    }

    /** What an answer takes is a sign of life; who takes nothing is found out by the write. */
    @Override
    public void ping() {
        ConnectionListener session = listener;
        if (session != null && !end.isDone()) {
            session.ponged();
        }
    }

    /** Drops the connection while the answer is written; after that it may be another request's. */
    @Override
    public void abort() {
        if (!end.isDone()) {
            giveUp();
        }
    }

    private void giveUp() {
        dropping.run();
        steps.add(out -> {
            broken = true;
            return false;
        });
        lost();
    }

    /** The client takes nothing any more. */
    private void lost() {
        end.complete(Close.LOST);
    }
}
