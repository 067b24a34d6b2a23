package org.jackfield.testing.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jackfield.testing.sockets.Frame;
import org.jackfield.wire.Close;

/** A model of both kinds: counts the audio that it hears, speaks what it is told, finishes when asked, and fails when asked. */
public final class CountingModel {

    private final Peer peer;
    private int heard;

    private CountingModel(Peer peer) {
        this.peer = peer;
    }

    /** Meets a client that nobody asks about later. */
    public static void meet(Peer peer) throws IOException {
        peer.beForgetful();
        peer.accept();
        peer.serve(new CountingModel(peer)::hear);
    }

    private void hear(Frame frame) {
        try {
            if (frame.opcode() == Frame.TEXT) {
                obey(frame.text());
            } else {
                heard++;
                peer.text(event("Update", "heard " + heard));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void obey(String told) throws IOException {
        if (told.contains("CloseStream")) {
            peer.text(event("EndOfTurn", "goodbye"));
            peer.close(Close.NORMAL, "");
        } else if (told.contains("fall")) {
            peer.close(4000, "");
        } else if (told.contains("Speak")) {
            peer.binary(new byte[9_600]);
        } else if (told.contains("Flush")) {
            peer.text("{\"type\":\"Flushed\"}");
        }
    }

    private static String event(String name, String words) {
        return "{\"type\":\"TurnInfo\",\"event\":\"" + name + "\",\"transcript\":\"" + words + "\"}";
    }
}
