#!/usr/bin/env bash
# A server closes with 1012 (restarting), 1013 (try again later), 1014 (bad gateway) or without a code; three clients tell it.
#
# One would guess: each client gives its application the code that came, and 1005 for none, as RFC 6455 has it.
# What happens:    the JDK's does. Tyrus knows 1012 and 1013 but takes 1014 for a protocol error, 1002. Undertow's takes all
#                  three for an error of the peer and never tells the code. Both turn "none" into 1000, as if all had gone well.
# What follows:    whoever must tell "the model restarts" from "the model talks nonsense" cannot trust the code alone with the
#                  container's client: an end with 1002 may be one that is over in a moment. And a client never sends 1012 to 1014
#                  itself, for the other side may be one of these.
# Where:           the type for closes, where one is made fit for a client to send, and the table of all ends.
#
# Output:
#   JDK: 1012 as 1012, 1013 as 1013, 1014 as 1014, none as 1005
#   org.glassfish.tyrus: 1012 as 1012, 1013 as 1013, 1014 as 1002, none as 1000
#   io.undertow: 1012 as WebSocketInvalidCloseCodeException, 1013 as WebSocketInvalidCloseCodeException,
#                1014 as WebSocketInvalidCloseCodeException, none as 1000
. "$(dirname "$0")/lib.sh"

source=$(cat <<'JAVA'
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

public class Heard {
  public static void main(String[] arguments) throws Exception {
    Raw server = new Raw(head -> {
      int code = Integer.parseInt(head.substring("GET /".length(), head.indexOf(" HTTP")));
      return code == 0 ? Raw.upgrade(head, 0x88, 0) : Raw.upgrade(head, 0x88, 2, code >> 8, code & 255);
    });
    String line = "";
    for (int code : new int[] {1012, 1013, 1014, 0}) {
      CompletableFuture<Object> heard = new CompletableFuture<>();
      URI uri = URI.create("ws://127.0.0.1:" + server.port + "/" + code);
      if (arguments[0].equals("JDK")) {
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.complete(code);
            return null;
          }
        }).join();
      } else {
        ContainerProvider.getWebSocketContainer().connectToServer(new Endpoint() {
          @Override
          public void onOpen(Session session, EndpointConfig config) {}

          @Override
          public void onError(Session session, Throwable error) {
            heard.complete(error.getClass().getSimpleName());
          }

          @Override
          public void onClose(Session session, CloseReason reason) {
            heard.complete(reason.getCloseCode().getCode());
          }
        }, ClientEndpointConfig.Builder.create().build(), uri);
      }
      line += (line.isEmpty() ? ": " : ", ") + (code == 0 ? "none" : code) + " as " + heard.get(5, TimeUnit.SECONDS);
    }
    System.out.println(arguments[0] + line);
    System.exit(0);
  }
}
JAVA
)

class_path_of org.glassfish.tyrus.bundles:tyrus-standalone-client:2.1.5
java_source Heard <<< "$source"
expect_output run_java Heard JDK <<< "JDK: 1012 as 1012, 1013 as 1013, 1014 as 1014, none as 1005"
expect_output run_java Heard org.glassfish.tyrus <<< \
  "org.glassfish.tyrus: 1012 as 1012, 1013 as 1013, 1014 as 1002, none as 1000"

class_path_of io.undertow:undertow-websockets-jsr:2.3.23.Final
error=WebSocketInvalidCloseCodeException
expect_output run_java Heard io.undertow <<< "io.undertow: 1012 as $error, 1013 as $error, 1014 as $error, none as 1000"
