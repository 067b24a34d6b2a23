#!/usr/bin/env bash
# connectToServer is given a URI with percent-encoded octets in its path and query.
#
# One would guess: they are in the request line as they are in the URI.
# What happens:    Undertow decodes path and query, and writes what comes of it: a space in the request line, %2F as a slash,
#                  %26 as an ampersand. Tyrus does so with the path; in its query %26 stays, but %2526 becomes %26. What was
#                  encoded twice arrives as it was meant, with both.
# What follows:    for the container's client path and query are encoded once more; not for the JDK's, which writes them as they
#                  are. A test must look at the request line: a server that decodes hides it.
# Where:           the type for URIs on the wire, below the container's dialer.
#
# Output:
#   io.undertow: GET /a b/c?tag=x&y HTTP/1.1
#   io.undertow, encoded twice: GET /a%20b%2Fc?tag=x%26y HTTP/1.1
#   org.glassfish.tyrus: GET /a b/c?tag=x%26y HTTP/1.1
#   org.glassfish.tyrus, encoded twice: GET /a%20b%2Fc?tag=x%26y HTTP/1.1
#   JDK: GET /a%20b%2Fc?tag=x%26y HTTP/1.1
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

public class Path {
  public static void main(String[] arguments) throws Exception {
    Raw server = new Raw(Raw::upgrade);
    String at = "ws://127.0.0.1:" + server.port;
    if (arguments[0].equals("JDK")) {
      HttpClient.newHttpClient().newWebSocketBuilder()
          .buildAsync(URI.create(at + "/a%20b%2Fc?tag=x%26y"), new WebSocket.Listener() {}).join();
      System.out.println("JDK: " + server.asked());
    } else {
      connect(at + "/a%20b%2Fc?tag=x%26y");
      System.out.println(arguments[0] + ": " + server.asked());
      connect(at + "/a%2520b%252Fc?tag=x%2526y");
      System.out.println(arguments[0] + ", encoded twice: " + server.asked());
    }
    System.exit(0);
  }

  private static void connect(String uri) throws Exception {
    ContainerProvider.getWebSocketContainer().connectToServer(new Endpoint() {
      @Override
      public void onOpen(Session session, EndpointConfig config) {}
    }, ClientEndpointConfig.Builder.create().build(), URI.create(uri));
  }
}
JAVA
)

class_path_of io.undertow:undertow-websockets-jsr:2.3.23.Final
java_source Path <<< "$source"
expect_output run_java Path io.undertow <<'EXPECTED'
io.undertow: GET /a b/c?tag=x&y HTTP/1.1
io.undertow, encoded twice: GET /a%20b%2Fc?tag=x%26y HTTP/1.1
EXPECTED

class_path_of org.glassfish.tyrus.bundles:tyrus-standalone-client:2.1.5
expect_output run_java Path org.glassfish.tyrus <<'EXPECTED'
org.glassfish.tyrus: GET /a b/c?tag=x%26y HTTP/1.1
org.glassfish.tyrus, encoded twice: GET /a%20b%2Fc?tag=x%26y HTTP/1.1
EXPECTED
expect_output run_java Path JDK <<< "JDK: GET /a%20b%2Fc?tag=x%26y HTTP/1.1"
