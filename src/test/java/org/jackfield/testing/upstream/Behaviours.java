package org.jackfield.testing.upstream;

import static org.jackfield.testing.sockets.FrameCodec.TO_CLIENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.jackfield.testing.sockets.Frame;

/**
 * Scripted behaviours, also by name in the request: {@code ?behave=close&code=4000&reason=bye}.
 *
 * <table>
 * <caption>Names</caption>
 * <tr><td>accept</td><td>accepts, reads, answers pings and closes; the test speaks through the {@link Peer}</td></tr>
 * <tr><td>echo</td><td>sends each message back</td></tr>
 * <tr><td>count</td><td>answers the text {@code sum} with {@code messages,bytes,crc32} of all before it</td></tr>
 * <tr><td>refuse</td><td>answers {@code status=} with {@code body=} and {@code retry-after=}</td></tr>
 * <tr><td>redirect</td><td>answers 302 to {@code location=}</td></tr>
 * <tr><td>silent</td><td>never answers the upgrade</td></tr>
 * <tr><td>slow</td><td>accepts after {@code millis=}, then echoes</td></tr>
 * <tr><td>badaccept</td><td>answers 101 with a wrong key</td></tr>
 * <tr><td>close</td><td>accepts and closes with {@code code=} (any) and {@code reason=}</td></tr>
 * <tr><td>emptyclose</td><td>accepts and closes without a code</td></tr>
 * <tr><td>fin, reset</td><td>accepts and ends the connection without a close frame</td></tr>
 * <tr><td>datafin</td><td>accepts, then one text message directly followed by the end of the stream</td></tr>
 * <tr><td>malformed, invalidtext, oversized</td><td>accepts and sends that</td></tr>
 * <tr><td>neverread</td><td>accepts and reads nothing</td></tr>
 * <tr><td>deaf</td><td>accepts, reads, answers neither pings nor closes</td></tr>
 * </table>
 */
public final class Behaviours {

    private static final int OVERSIZED_BYTES = 4 * 1024 * 1024;
    private static final long FOR_EVER_MILLIS = 600_000;

    private Behaviours() {}

    /** Chosen by the query parameter {@code behave}; {@code otherwise} if there is none. */
    public static Behaviour byQuery(Behaviour otherwise) {
        return byParameter("behave", otherwise);
    }

    /** The same by another query parameter. */
    public static Behaviour byParameter(String parameter, Behaviour otherwise) {
        return peer -> {
            String name = peer.parameter(parameter).orElse("");
            (name.isEmpty() ? otherwise : named(name)).meet(peer);
        };
    }

    static Behaviour named(String name) {
        return switch (name) {
            case "accept" -> Peer::accept;
            case "echo" -> echo();
            case "count" -> count();
            case "refuse" -> Behaviours::refuse;
            case "redirect" -> peer -> peer.refuse(302, Map.of("Location", decoded(peer, "location", "")), "");
            case "silent" -> peer -> {};
            case "slow" ->
                peer -> {
                    peer.idle(number(peer, "millis", 500));
                    echo().meet(peer);
                };
            case "badaccept" -> peer -> peer.accept("AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
            case "close" ->
                peer -> {
                    peer.accept();
                    peer.close(number(peer, "code", 1000), decoded(peer, "reason", ""));
                };
            case "emptyclose" -> sending(TO_CLIENT.emptyClose());
            case "fin" -> ending(Peer::fin);
            case "reset" -> ending(Peer::reset);
            case "datafin" ->
                peer -> {
                    peer.accept();
                    peer.text("last words");
                    peer.fin();
                };
            case "malformed" -> sending(TO_CLIENT.malformed());
            case "invalidtext" -> sending(TO_CLIENT.invalidText());
            case "oversized" -> sending(TO_CLIENT.binary(new byte[OVERSIZED_BYTES]));
            case "neverread" -> ending(peer -> peer.idle(FOR_EVER_MILLIS));
            case "deaf" ->
                peer -> {
                    peer.beDeaf();
                    peer.accept();
                };
            default -> throw new IllegalArgumentException("no behaviour " + name);
        };
    }

    /** Sends each message back as it came. */
    public static Behaviour echo() {
        return peer -> {
            peer.accept();
            peer.serve(frame -> answer(peer, TO_CLIENT.of(Frame.FIN | frame.opcode(), frame.payload())));
        };
    }

    /** Answers the text {@code sum} with {@code messages,bytes,crc32} of all messages before it. */
    public static Behaviour count() {
        return peer -> {
            peer.accept();
            CRC32 crc = new CRC32();
            AtomicLong messages = new AtomicLong();
            AtomicLong bytes = new AtomicLong();
            peer.serve(frame -> {
                if (frame.opcode() == Frame.TEXT && frame.text().equals("sum")) {
                    answer(peer, TO_CLIENT.text(messages + "," + bytes + "," + crc.getValue()));
                    return;
                }
                messages.incrementAndGet();
                bytes.addAndGet(frame.payload().length);
                crc.update(frame.payload());
            });
        };
    }

    /** Accepts, and does the rest whenever the client has said something. */
    public static Behaviour whenSpokenTo(Behaviour rest) {
        return peer -> {
            peer.accept();
            peer.serve(message -> {
                try {
                    rest.meet(peer);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        };
    }

    /** Refuses the upgrade. */
    public static Behaviour refuse(int status, Map<String, String> headers, String body) {
        return peer -> peer.refuse(status, headers, body);
    }

    /** Accepts and sends {@code bytes} as they are. */
    public static Behaviour sending(byte[] bytes) {
        return peer -> {
            peer.accept();
            peer.write(bytes);
        };
    }

    private static Behaviour ending(Behaviour last) {
        return peer -> {
            peer.accept();
            last.meet(peer);
        };
    }

    private static void refuse(Peer peer) throws IOException {
        Map<String, String> headers =
                peer.parameter("retry-after").map(s -> Map.of("Retry-After", s)).orElse(Map.of());
        peer.refuse(number(peer, "status", 500), headers, decoded(peer, "body", ""));
    }

    private static void answer(Peer peer, byte[] frame) {
        try {
            peer.write(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Peer peer, String name, int otherwise) {
        return peer.parameter(name).map(Integer::parseInt).orElse(otherwise);
    }

    private static String decoded(Peer peer, String name, String otherwise) {
        return peer.parameter(name)
                .map(s -> URLDecoder.decode(s, StandardCharsets.UTF_8))
                .orElse(otherwise);
    }
}
