import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A server on loopback that shows what came over the wire: heads of requests as they are, then the payloads of frames. */
final class Raw {
  final int port;
  final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
  final BlockingQueue<byte[]> payloads = new LinkedBlockingQueue<>();
  private final Function<String, byte[]> answer;
  private volatile OutputStream last;

  /** Answers each head with some bytes. */
  Raw(Function<String, byte[]> answer) throws IOException {
    this.answer = answer;
    ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    port = listening.getLocalPort();
    daemon(
        () -> {
          while (true) {
            Socket socket = listening.accept();
            daemon(() -> serve(socket));
          }
        });
  }

  /** The 101 to a head, and frames in the same segment. */
  static byte[] upgrade(String head, int... frames) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1")
          .digest((header(head, "Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
          + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n").getBytes());
      for (int octet : frames) {
        bytes.write(octet);
      }
      return bytes.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String header(String head, String name) {
    return head.lines().filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":")).findFirst()
        .map(line -> line.substring(name.length() + 1).trim()).orElse("none");
  }

  /** Frames on the connection that came last. */
  void send(int... frames) throws IOException {
    for (int octet : frames) {
      last.write(octet);
    }
  }

  /** The first line of the next request. */
  String asked() throws InterruptedException {
    String head = heads.poll(5, TimeUnit.SECONDS);
    return head == null ? "nothing" : head.lines().findFirst().orElse("");
  }

  private void serve(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        return;
      }
      head.append((char) octet);
    }
    byte[] bytes = answer.apply(head.toString());
    last = socket.getOutputStream();
    last.write(bytes);
    heads.add(head.toString());
    while (in.read() >= 0) {
      int length = in.read() & 127;
      if (length > 125) {
        throw new IOException("only short frames");
      }
      byte[] mask = in.readNBytes(4);
      byte[] payload = in.readNBytes(length);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i % 4];
      }
      payloads.add(payload);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread = new Thread(
        () -> {
          try {
            work.run();
          } catch (IOException over) {
            // the other side went away
          }
        });
    thread.setDaemon(true);
    thread.start();
  }
}
