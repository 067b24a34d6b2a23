package org.jackfield.speech.plain;

import java.util.List;
import java.util.Optional;
import org.jackfield.audio.Recording;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.Envelope;
import org.jackfield.relay.OneShotCall;
import org.jackfield.upstream.RecognitionDialect;
import org.jackfield.wire.Close;
import org.jackfield.wire.Message;
import org.jackfield.wire.Offered;
import org.jackfield.wire.SendQueue;

/** The call for having a recording recognised while its client hears each event, in the words of a socket. */
final class LiveRecognition implements OneShotCall {

    private final Recording recording;
    private final RecognitionDialect dialect;
    private final Envelope envelope;
    private final SendQueue client;

    LiveRecognition(Recording recording, RecognitionDialect dialect, Envelope envelope, SendQueue client) {
        this.recording = recording;
        this.dialect = dialect;
        this.envelope = envelope;
        this.client = client;
    }

    @Override
    public List<Message> words() {
        client.offer(envelope.connected());
        return Recognition.spoken(recording, dialect);
    }

    @Override
    public Optional<End> heard(Message answer) {
        boolean full = client.offer(envelope.fromUpstream(answer)) == Offered.FULL;
        return full ? Optional.of(End.CLIENT_SLOW) : Optional.empty();
    }

    @Override
    public void told(End end, Details details) {
        client.offer(envelope.error(end, details));
    }

    /** The model closes when it is done. */
    @Override
    public boolean isDone(Close close) {
        return close.isNormal();
    }

    @Override
    public void over(End end, Details details) {
        envelope.ending(end, details).forEach(client::offer);
        client.end(end.close());
    }
}
