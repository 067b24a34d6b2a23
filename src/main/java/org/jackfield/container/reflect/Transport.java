package org.jackfield.container.reflect;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import org.jackfield.wire.Close;

/** Ends sessions in good order. */
public final class Transport {

    private static final System.Logger LOG = System.getLogger(Transport.class.getName());

    private Transport() {}

    /** Sends a close frame; {@code close} must be one that may be sent. */
    public static void close(Session session, Close close) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(close.code()), close.reason()));
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "A close frame was not sent: {0}",
                    e.getClass().getName());
        }
    }
}
