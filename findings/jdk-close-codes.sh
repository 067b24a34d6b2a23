#!/usr/bin/env bash
# The WebSocket client of the JDK is told to close with each code that RFC 6455 and its registry allow an endpoint to send.
#
# One would guess: they are sent, at least those that RFC 6455 itself names.
# What happens:    of 1000 to 1014 it sends four; for 1002, 1003, 1007, 1009, 1010, 1012, 1013 and 1014 it fails with
#                  IllegalArgumentException, and the socket stays open. The same code in a server's close frame it reports,
#                  and returns it by itself.
# What follows:    a code for "restarting" or "too large" must be translated before an upstream is closed with it, and a close
#                  that failed must not count as one: abort, or close with a code of 3000 to 4999.
# Where:           the upstream connection over the JDK's client, and the type for closes.
#
# Output:
#   sends: 1000 1001 1008 1011 3000 4999
#   refuses, still open: 1002 1003 1007 1009 1010 1012 1013 1014
#   receives 1012: reports 1012, returns 1012 by itself
. "$(dirname "$0")/lib.sh"
java -version 2>&1 | head -1

java_source CloseCodes <<'JAVA'
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

public class CloseCodes {
  public static void main(String[] arguments) throws Exception {
    Raw server = new Raw(head -> head.contains("/restarting") ? Raw.upgrade(head, 0x88, 2, 0x03, 0xF4) : Raw.upgrade(head));
    String sent = "";
    String refused = "";
    for (int code : new int[] {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999}) {
      WebSocket socket = open(server, "/", new CompletableFuture<>());
      try {
        socket.sendClose(code, "").join();
        sent += " " + code(server);
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof IllegalArgumentException) || socket.isOutputClosed()) {
          throw e;
        }
        refused += " " + code;
      }
      socket.abort();
    }
    System.out.println("sends:" + sent);
    System.out.println("refuses, still open:" + refused);
    CompletableFuture<Integer> reported = new CompletableFuture<>();
    open(server, "/restarting", reported);
    System.out.println(
        "receives 1012: reports " + reported.get(5, TimeUnit.SECONDS) + ", returns " + code(server) + " by itself");
  }

  private static WebSocket open(Raw server, String path, CompletableFuture<Integer> closed) {
    return HttpClient.newHttpClient().newWebSocketBuilder()
        .buildAsync(
            URI.create("ws://127.0.0.1:" + server.port + path),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                closed.complete(code);
                return null;
              }
            })
        .join();
  }

  private static int code(Raw server) throws InterruptedException {
    byte[] payload = server.payloads.poll(5, TimeUnit.SECONDS);
    return (payload[0] & 255) << 8 | payload[1] & 255;
  }
}
JAVA

expect_output run_java CloseCodes <<'EXPECTED'
sends: 1000 1001 1008 1011 3000 4999
refuses, still open: 1002 1003 1007 1009 1010 1012 1013 1014
receives 1012: reports 1012, returns 1012 by itself
EXPECTED
