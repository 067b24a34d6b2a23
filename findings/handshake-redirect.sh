#!/usr/bin/env bash
# A server answers the handshake of a WebSocket with 302 and another address.
#
# One would guess: the client fails, as the WebSocket API of browsers does; or it asks first whether it may follow.
# What happens:    Tyrus and the JDK's client fail. Undertow's client follows without being asked, to another port too, and the
#                  custom headers of the first request go along in the second. The session says nothing of the new address.
# What follows:    where that client is used, a header that is meant for one address goes wherever that address points: dial
#                  addresses that belong to who the header is for, and see 302 as an answer that needs no following.
# Where:           the container's dialer; the base URLs of gateways in the settings.
#
# Output:
#   org.glassfish.tyrus: failed, second server saw: nothing
#   JDK: failed, second server saw: nothing
#   io.undertow: open, second server saw: GET /there HTTP/1.1, X-Custom: some words
#   io.undertow: the session's URI is the first one: true
. "$(dirname "$0")/lib.sh"

source=$(cat <<'JAVA'
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;

public class Redirect {
  public static void main(String[] arguments) throws Exception {
    Raw second = new Raw(Raw::upgrade);
    Raw first = new Raw(head -> ("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + second.port
        + "/there\r\nContent-Length: 0\r\n\r\n").getBytes());
    URI uri = URI.create("ws://127.0.0.1:" + first.port + "/here");
    Session session = null;
    try {
      if (arguments[0].equals("JDK")) {
        HttpClient.newHttpClient().newWebSocketBuilder().header("X-Custom", "some words")
            .buildAsync(uri, new WebSocket.Listener() {}).join();
      } else {
        session = ContainerProvider.getWebSocketContainer().connectToServer(new Endpoint() {
          @Override
          public void onOpen(Session session, EndpointConfig config) {}
        }, ClientEndpointConfig.Builder.create().configurator(new ClientEndpointConfig.Configurator() {
          @Override
          public void beforeRequest(Map<String, List<String>> headers) {
            headers.put("X-Custom", List.of("some words"));
          }
        }).build(), uri);
      }
    } catch (Exception e) {
      System.err.println(e);
    }
    String head = second.heads.poll();
    System.out.println(arguments[0] + (session == null ? ": failed" : ": open") + ", second server saw: "
        + (head == null ? "nothing" : head.lines().findFirst().get() + ", X-Custom: " + Raw.header(head, "X-Custom")));
    if (session != null) {
      System.out.println(arguments[0] + ": the session's URI is the first one: " + uri.equals(session.getRequestURI()));
    }
    System.exit(0);
  }
}
JAVA
)

class_path_of org.glassfish.tyrus.bundles:tyrus-standalone-client:2.1.5
java_source Redirect <<< "$source"
expect_output run_java Redirect org.glassfish.tyrus <<< "org.glassfish.tyrus: failed, second server saw: nothing"
expect_output run_java Redirect JDK <<< "JDK: failed, second server saw: nothing"

class_path_of io.undertow:undertow-websockets-jsr:2.3.23.Final
expect_output run_java Redirect io.undertow <<'EXPECTED'
io.undertow: open, second server saw: GET /there HTTP/1.1, X-Custom: some words
io.undertow: the session's URI is the first one: true
EXPECTED
