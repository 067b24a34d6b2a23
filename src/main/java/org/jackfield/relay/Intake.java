package org.jackfield.relay;

import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.wire.Json;
import org.jackfield.wire.Message;

/** What becomes of the messages of one client, and after how many bad ones it is too much. For the client's reading thread. */
final class Intake {

    private final Envelope envelope;
    private final RelaySettings settings;
    private int turnedDown;

    Intake(Envelope envelope, RelaySettings settings) {
        this.envelope = envelope;
        this.settings = settings;
    }

    Envelope.Outcome take(Message message) {
        if (message instanceof Message.Text text && Json.isDeeper(text.text(), settings.maxDepth())) {
            return new Envelope.Outcome.TurnDown(End.TOO_COMPLEX, Details.of("maxDepth", settings.maxDepth()));
        }
        return envelope.fromClient(message);
    }

    /** Counts a message that was turned down; true if the session ends with it. */
    boolean isOneTooMany(Envelope.Outcome.TurnDown turnDown) {
        turnedDown += turnDown.counts() ? 1 : 0;
        return turnedDown > settings.maxInvalidMessages() || turnDown.end() == End.UNSUPPORTED;
    }
}
